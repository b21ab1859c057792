# Class
INSERT { ?x crm:P151_was_formed_from :nowhere }
WHERE { ?x crm:P151_was_formed_from ?part }
