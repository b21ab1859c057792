# MaxCount
INSERT { ?x crm:P82b_end_of_the_end "other" }
WHERE { ?x a crm:E52_Time-Span ; crm:P82b_end_of_the_end ?v }
