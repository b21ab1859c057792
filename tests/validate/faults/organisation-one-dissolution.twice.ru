# MaxCount
INSERT { ?x schema:dissolutionDate "other" }
WHERE { ?x a crm:E74_Group ; schema:dissolutionDate ?v }
