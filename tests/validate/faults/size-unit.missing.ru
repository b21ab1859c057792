# MinCount
DELETE { ?x schema:unitCode ?v . ?d crm:P91_has_unit ?v }
WHERE { ?x schema:unitCode ?v ; crm:P141_assigned ?d }
