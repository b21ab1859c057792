# MinCount
DELETE { ?x crm:P82a_begin_of_the_begin ?v }
WHERE { ?x a crm:E52_Time-Span ; crm:P82a_begin_of_the_begin ?v }
