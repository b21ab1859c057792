# MaxCount
INSERT { ?x crm:P146_separated_from ?other }
WHERE { ?x a crm:E86_Leaving ; crm:P146_separated_from ?v . ?other a crm:E74_Group FILTER (?other != ?v) }
