# Pattern
DELETE { ?x schema:encodingFormat ?v }
INSERT { ?x schema:encodingFormat "?" }
WHERE { ?x a tsv:Snapshot ; schema:encodingFormat ?v }
