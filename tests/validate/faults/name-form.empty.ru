# Pattern
DELETE { ?x skos:hiddenLabel ?v }
INSERT { ?x skos:hiddenLabel ""@en }
WHERE { ?x skos:hiddenLabel ?v }
