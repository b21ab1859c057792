# Pattern
DELETE { ?x foaf:name ?v }
INSERT { ?x foaf:name " " }
WHERE { ?x foaf:name ?v }
