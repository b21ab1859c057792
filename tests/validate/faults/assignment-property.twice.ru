# MaxCount
INSERT { ?x crm:P177_assigned_property_of_type "other" }
WHERE { ?x a crm:E13_Attribute_Assignment ; crm:P177_assigned_property_of_type ?v }
