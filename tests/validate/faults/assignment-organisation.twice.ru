# MaxCount
INSERT { ?x crm:P140_assigned_attribute_to ?other }
WHERE { ?x a crm:E13_Attribute_Assignment ; crm:P140_assigned_attribute_to ?v . ?other a crm:E74_Group FILTER (?other != ?v) }
