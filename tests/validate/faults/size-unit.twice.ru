# MaxCount
INSERT { ?x schema:unitCode ?other }
WHERE { ?x a schema:Observation ; schema:unitCode ?v . ?other a crm:E58_Measurement_Unit FILTER (?other != ?v) }
