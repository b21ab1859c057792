# NodeKind
INSERT { :seat a crm:E13_Attribute_Assignment ; crm:P140_assigned_attribute_to ?network ; crm:P141_assigned "Batumi" .
  ?fact oa:hasBody :seat }
WHERE { ?network schema:name "Harbour Network"@en . ?fact a tsv:Fact }
