# MinCount
DELETE { ?x crm:P144_joined_with ?v }
WHERE { ?x a crm:E85_Joining ; crm:P144_joined_with ?v }
