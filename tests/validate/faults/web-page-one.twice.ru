# MaxCount
INSERT { ?x schema:url "other" }
WHERE { ?x schema:url ?v }
