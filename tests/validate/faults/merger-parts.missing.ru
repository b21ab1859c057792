# MinCount
DELETE { ?x crm:P151_was_formed_from ?v }
WHERE { ?x crm:P151_was_formed_from ?v }
