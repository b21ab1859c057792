# MaxCount
INSERT { ?x schema:value 7777 . ?d crm:P90_has_value 7777 }
WHERE { ?x schema:value ?v ; crm:P141_assigned ?d }
