# MaxCount
INSERT { ?x schema:foundingDate "other" }
WHERE { ?x a crm:E74_Group ; schema:foundingDate ?v }
