# HasValue
DELETE { ?x a crm:E85_Joining }
WHERE { ?x a schema:JoinAction }
