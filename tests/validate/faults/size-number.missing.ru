# MinCount
DELETE { ?x schema:value ?v . ?d crm:P90_has_value ?v }
WHERE { ?x schema:value ?v ; crm:P141_assigned ?d }
