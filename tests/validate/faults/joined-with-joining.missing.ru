# MinCount
DELETE { ?x crm:P01_has_domain ?v }
WHERE { ?x a crm:PC144_joined_with ; crm:P01_has_domain ?v }
