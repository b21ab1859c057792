# Datatype
DELETE { ?x crm:P82b_end_of_the_end ?v }
INSERT { ?x crm:P82b_end_of_the_end ?text }
WHERE { ?x a crm:E52_Time-Span ; crm:P82b_end_of_the_end ?v BIND (STR(?v) AS ?text) }
