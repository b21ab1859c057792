# MaxCount
INSERT { ?seat crm:P140_assigned_attribute_to ?other .
  ?other schema:location ?place ; crm:P74_has_current_or_former_residence ?place }
WHERE { ?seat crm:P177_assigned_property_of_type crm:P74_has_current_or_former_residence ; crm:P141_assigned ?place .
  ?other tsv:provisional true }
