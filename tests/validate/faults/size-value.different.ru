# Equals
DELETE { ?d crm:P90_has_value ?v }
WHERE { ?d crm:P90_has_value ?v }
