# MaxCount
INSERT { ?seat crm:P177_assigned_property_of_type crm:P1_is_identified_by . ?network crm:P1_is_identified_by ?place }
WHERE { ?seat crm:P177_assigned_property_of_type crm:P74_has_current_or_former_residence ; crm:P140_assigned_attribute_to ?network ;
    crm:P141_assigned ?place }
