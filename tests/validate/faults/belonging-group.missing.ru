# MinCount
DELETE { ?x crm:P01_has_domain ?v }
WHERE { ?x a crm:PC107_has_current_or_former_member ; crm:P01_has_domain ?v }
