# Equals
DELETE { ?d crm:P91_has_unit ?v }
WHERE { ?d crm:P91_has_unit ?v }
