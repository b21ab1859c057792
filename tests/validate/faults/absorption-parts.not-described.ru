# Class
INSERT { ?x crm:P11_had_participant :nowhere }
WHERE { ?x crm:P11_had_participant ?part }
