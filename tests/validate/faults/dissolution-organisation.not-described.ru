# Class
DELETE { ?x crm:P99_dissolved ?v }
INSERT { ?x crm:P99_dissolved :nowhere }
WHERE { ?x a crm:E68_Dissolution ; crm:P99_dissolved ?v }
