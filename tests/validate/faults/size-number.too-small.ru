# MinInclusive
DELETE { ?x schema:value ?v . ?d crm:P90_has_value ?v }
INSERT { ?x schema:value -7 . ?d crm:P90_has_value -7 }
WHERE { ?x schema:value ?v ; crm:P141_assigned ?d }
