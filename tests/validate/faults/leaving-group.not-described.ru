# Class
DELETE { ?x crm:P146_separated_from ?v }
INSERT { ?x crm:P146_separated_from :nowhere }
WHERE { ?x a crm:E86_Leaving ; crm:P146_separated_from ?v }
