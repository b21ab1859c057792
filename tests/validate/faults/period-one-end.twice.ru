# MaxCount
INSERT { ?x schema:endDate "other" }
WHERE { ?x schema:endDate ?v }
