# Class
DELETE { ?x crm:P140_assigned_attribute_to ?v }
INSERT { ?x crm:P140_assigned_attribute_to :nowhere }
WHERE { ?x a crm:E13_Attribute_Assignment ; crm:P140_assigned_attribute_to ?v }
