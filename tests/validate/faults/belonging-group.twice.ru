# MaxCount
INSERT { ?x crm:P01_has_domain ?other }
WHERE { ?x a crm:PC107_has_current_or_former_member ; crm:P01_has_domain ?v . ?other a crm:E74_Group FILTER (?other != ?v) }
