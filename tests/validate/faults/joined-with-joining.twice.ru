# MaxCount
INSERT { ?x crm:P01_has_domain ?other }
WHERE { ?x a crm:PC144_joined_with ; crm:P01_has_domain ?v . ?other a crm:E85_Joining FILTER (?other != ?v) }
