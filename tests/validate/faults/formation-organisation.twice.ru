# MaxCount
INSERT { ?x crm:P95_has_formed ?other }
WHERE { ?x a crm:E66_Formation ; crm:P95_has_formed ?v . ?other a crm:E74_Group FILTER (?other != ?v) }
