# Class
DELETE { ?x crm:P143_joined ?v }
INSERT { ?x crm:P143_joined :nowhere }
WHERE { ?x a crm:E85_Joining ; crm:P143_joined ?v }
