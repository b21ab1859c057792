# SPARQL
DELETE { ?x crm:P4_has_time-span ?v }
WHERE { ?x a schema:Observation ; crm:P4_has_time-span ?v }
