# Class
DELETE { ?x crm:P01_has_domain ?v }
INSERT { ?x crm:P01_has_domain :nowhere }
WHERE { ?x a crm:PC144_joined_with ; crm:P01_has_domain ?v }
