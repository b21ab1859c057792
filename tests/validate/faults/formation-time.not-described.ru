# Class
DELETE { ?x crm:P4_has_time-span ?v }
INSERT { ?x crm:P4_has_time-span :nowhere }
WHERE { ?x a crm:E66_Formation ; crm:P4_has_time-span ?v }
