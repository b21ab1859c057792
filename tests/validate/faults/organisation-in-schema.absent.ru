# HasValue
DELETE { ?x a schema:Organization }
WHERE { ?x a crm:E74_Group }
