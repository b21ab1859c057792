# MinCount
DELETE { ?x crm:P140_assigned_attribute_to ?v }
WHERE { ?x a crm:E13_Attribute_Assignment ; crm:P140_assigned_attribute_to ?v }
