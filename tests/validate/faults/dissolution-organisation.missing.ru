# MinCount
DELETE { ?x crm:P99_dissolved ?v }
WHERE { ?x a crm:E68_Dissolution ; crm:P99_dissolved ?v }
