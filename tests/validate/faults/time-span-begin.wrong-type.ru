# Datatype
DELETE { ?x crm:P82a_begin_of_the_begin ?v }
INSERT { ?x crm:P82a_begin_of_the_begin ?text }
WHERE { ?x a crm:E52_Time-Span ; crm:P82a_begin_of_the_begin ?v BIND (STR(?v) AS ?text) }
