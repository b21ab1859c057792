# MaxCount
INSERT { ?seat crm:P141_assigned :place . :place a schema:Place , crm:E53_Place ; schema:name "Batumi"@en ; rdfs:label "Batumi"@en .
  ?network schema:location :place ; crm:P74_has_current_or_former_residence :place }
WHERE { ?seat crm:P177_assigned_property_of_type crm:P74_has_current_or_former_residence ; crm:P140_assigned_attribute_to ?network }
