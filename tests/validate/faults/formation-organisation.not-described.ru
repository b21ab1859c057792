# Class
DELETE { ?x crm:P95_has_formed ?v }
INSERT { ?x crm:P95_has_formed :nowhere }
WHERE { ?x a crm:E66_Formation ; crm:P95_has_formed ?v }
