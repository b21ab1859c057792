# MinCount
DELETE { ?seat crm:P140_assigned_attribute_to ?v }
WHERE { ?seat crm:P177_assigned_property_of_type crm:P74_has_current_or_former_residence ; crm:P140_assigned_attribute_to ?v }
