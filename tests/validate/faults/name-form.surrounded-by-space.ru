# Pattern
DELETE { ?x skos:hiddenLabel ?v }
INSERT { ?x skos:hiddenLabel " Network "@en }
WHERE { ?x skos:hiddenLabel ?v }
