# MinCount
DELETE { ?x crm:P146_separated_from ?v }
WHERE { ?x a crm:E86_Leaving ; crm:P146_separated_from ?v }
