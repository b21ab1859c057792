# MaxCount
INSERT { ?x crm:P145_separated ?other }
WHERE { ?x a crm:E86_Leaving ; crm:P145_separated ?v . ?other a crm:E74_Group FILTER (?other != ?v) }
