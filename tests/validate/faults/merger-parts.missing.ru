# MinCount
DELETE { ?x crm:P151_was_formed_from ?part }
WHERE { ?x crm:P151_was_formed_from ?part , ?other FILTER (STR(?part) < STR(?other)) }
