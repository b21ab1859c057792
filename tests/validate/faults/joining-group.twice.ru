# MaxCount
INSERT { ?x crm:P144_joined_with ?other }
WHERE { ?x a crm:E85_Joining ; crm:P144_joined_with ?v . ?other a crm:E74_Group FILTER (?other != ?v) }
