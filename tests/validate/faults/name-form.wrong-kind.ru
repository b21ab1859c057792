# NodeKind
DELETE { ?x skos:hiddenLabel ?v }
INSERT { ?x skos:hiddenLabel :name }
WHERE { ?x skos:hiddenLabel ?v }
