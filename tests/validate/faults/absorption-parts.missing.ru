# MinCount
DELETE { ?x crm:P11_had_participant ?v }
WHERE { ?x crm:P11_had_participant ?v }
