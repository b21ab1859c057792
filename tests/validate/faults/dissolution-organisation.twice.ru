# MaxCount
INSERT { ?x crm:P99_dissolved ?other }
WHERE { ?x a crm:E68_Dissolution ; crm:P99_dissolved ?v . ?other a crm:E74_Group FILTER (?other != ?v) }
