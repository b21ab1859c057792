# Class
DELETE { ?x crm:P151_was_formed_from ?v }
INSERT { ?x crm:P151_was_formed_from :nowhere }
WHERE { ?x crm:P151_was_formed_from ?v }
