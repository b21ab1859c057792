# MinCount
DELETE { ?seat crm:P141_assigned ?place }
WHERE { ?seat crm:P177_assigned_property_of_type crm:P74_has_current_or_former_residence ; crm:P141_assigned ?place }
