# SPARQL
INSERT { :old a crm:E33_E41_Linguistic_Appellation ; crm:P190_has_symbolic_content "Port Union"@en . ?network crm:P1_is_identified_by :old .
  :renaming a crm:E13_Attribute_Assignment ; crm:P140_assigned_attribute_to ?network ; crm:P141_assigned :old ;
    crm:P177_assigned_property_of_type crm:P1_is_identified_by . ?fact oa:hasBody :renaming }
WHERE { ?network schema:name "Harbour Network"@en . ?fact a tsv:Fact }
