# Equals
DELETE { ?d crm:P90a_has_lower_value_limit ?v }
WHERE { ?d crm:P90a_has_lower_value_limit ?v }
