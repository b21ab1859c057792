# Datatype
DELETE { ?x schema:value ?v . ?d crm:P90_has_value ?v }
INSERT { ?x schema:value 7.5 . ?d crm:P90_has_value 7.5 }
WHERE { ?x schema:value ?v ; crm:P141_assigned ?d }
