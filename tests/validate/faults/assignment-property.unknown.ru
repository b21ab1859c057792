# In
INSERT { ?seat crm:P177_assigned_property_of_type :property . ?network :property ?place }
WHERE { ?network schema:name "Harbour Network"@en . ?seat a crm:E13_Attribute_Assignment ; crm:P140_assigned_attribute_to ?network ; crm:P141_assigned ?place .
  ?place a crm:E54_Dimension }
