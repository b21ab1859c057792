# In
DELETE { ?x crm:P177_assigned_property_of_type ?v }
INSERT { ?x crm:P177_assigned_property_of_type :unknown }
WHERE { ?x a crm:E13_Attribute_Assignment ; crm:P177_assigned_property_of_type ?v }
