# MaxCount
INSERT { ?x crm:P4_has_time-span ?other }
WHERE { ?x a crm:E68_Dissolution ; crm:P4_has_time-span ?v . ?other a crm:E52_Time-Span FILTER (?other != ?v) }
