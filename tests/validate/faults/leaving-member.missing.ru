# MinCount
DELETE { ?x crm:P145_separated ?v }
WHERE { ?x a crm:E86_Leaving ; crm:P145_separated ?v }
