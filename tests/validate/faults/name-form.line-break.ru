# Pattern
DELETE { ?x skos:hiddenLabel ?v }
INSERT { ?x skos:hiddenLabel "Harbour\nNetwork"@en }
WHERE { ?x skos:hiddenLabel ?v }
