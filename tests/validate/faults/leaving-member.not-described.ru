# Class
DELETE { ?x crm:P145_separated ?v }
INSERT { ?x crm:P145_separated :nowhere }
WHERE { ?x a crm:E86_Leaving ; crm:P145_separated ?v }
