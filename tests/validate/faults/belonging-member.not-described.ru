# Class
DELETE { ?x crm:P02_has_range ?v }
INSERT { ?x crm:P02_has_range :nowhere }
WHERE { ?x a crm:PC107_has_current_or_former_member ; crm:P02_has_range ?v }
