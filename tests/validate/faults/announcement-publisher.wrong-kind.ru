# NodeKind
DELETE { ?x schema:creditText ?v }
INSERT { ?x schema:creditText :publisher }
WHERE { ?x schema:creditText ?v }
