# Equals
DELETE { ?d crm:P2_has_type ?v }
WHERE { ?d a crm:E54_Dimension ; crm:P2_has_type ?v }
