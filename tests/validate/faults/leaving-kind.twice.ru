# MaxCount
INSERT { ?x crm:P2_has_type ?other }
WHERE { ?x a crm:E86_Leaving ; crm:P2_has_type ?v . ?other a crm:E55_Type FILTER (?other != ?v) }
