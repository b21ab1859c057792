# SPARQL
INSERT { :place a schema:Place , crm:E53_Place ; schema:name "Batumi"@en ; rdfs:label "Batumi"@en .
  :seat a crm:E13_Attribute_Assignment ; crm:P140_assigned_attribute_to ?network ; crm:P141_assigned :place ;
    crm:P177_assigned_property_of_type crm:P74_has_current_or_former_residence . ?fact oa:hasBody :seat }
WHERE { ?network schema:name "Harbour Network"@en . ?fact a tsv:Fact }
