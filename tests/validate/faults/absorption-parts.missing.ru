# MinCount
DELETE { ?x crm:P11_had_participant ?part }
WHERE { ?x crm:P11_had_participant ?part , ?other FILTER (STR(?part) < STR(?other)) }
