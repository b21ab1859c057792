# MinCount
DELETE { ?x crm:P143_joined ?v }
WHERE { ?x a crm:E85_Joining ; crm:P143_joined ?v }
