# MaxCount
INSERT { ?x crm:P143_joined ?other }
WHERE { ?x a crm:E85_Joining ; crm:P143_joined ?v . ?other a crm:E74_Group FILTER (?other != ?v) }
