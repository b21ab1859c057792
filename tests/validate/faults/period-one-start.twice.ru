# MaxCount
INSERT { ?x schema:startDate "other" }
WHERE { ?x schema:startDate ?v }
