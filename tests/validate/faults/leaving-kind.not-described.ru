# Class
DELETE { ?x crm:P2_has_type ?v }
INSERT { ?x crm:P2_has_type :nowhere }
WHERE { ?x a crm:E86_Leaving ; crm:P2_has_type ?v }
