# MinCount
DELETE { ?x crm:P82b_end_of_the_end ?v }
WHERE { ?x a crm:E52_Time-Span ; crm:P82b_end_of_the_end ?v }
