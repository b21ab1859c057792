# MaxCount
INSERT { ?x crm:P4_has_time-span ?other }
WHERE { ?x a crm:E66_Formation ; crm:P4_has_time-span ?v . ?other a crm:E52_Time-Span FILTER (?other != ?v) }
