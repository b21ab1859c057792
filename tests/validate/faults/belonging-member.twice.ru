# MaxCount
INSERT { ?x crm:P02_has_range ?other }
WHERE { ?x a crm:PC107_has_current_or_former_member ; crm:P02_has_range ?v . ?other a crm:E74_Group FILTER (?other != ?v) }
