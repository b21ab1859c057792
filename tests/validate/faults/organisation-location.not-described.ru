# Class
DELETE { ?x schema:location ?v }
INSERT { ?x schema:location :nowhere }
WHERE { ?x a crm:E74_Group ; schema:location ?v }
