# HasValue
DELETE { ?x a crm:E53_Place }
WHERE { ?x a schema:Place }
