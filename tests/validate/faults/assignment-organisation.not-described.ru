# Class
DELETE { ?seat crm:P140_assigned_attribute_to ?v }
INSERT { :nowhere crm:P74_has_current_or_former_residence ?place . ?seat crm:P140_assigned_attribute_to :nowhere }
WHERE { ?seat crm:P177_assigned_property_of_type crm:P74_has_current_or_former_residence ; crm:P140_assigned_attribute_to ?v ;
    crm:P141_assigned ?place }
