# Class
DELETE { ?x crm:P144_joined_with ?v }
INSERT { ?x crm:P144_joined_with :nowhere }
WHERE { ?x a crm:E85_Joining ; crm:P144_joined_with ?v }
