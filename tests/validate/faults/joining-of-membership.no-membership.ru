# SPARQL
INSERT { :newcomer a schema:Organization , crm:E74_Group .
  :event a crm:E85_Joining ; crm:P143_joined :newcomer ; crm:P144_joined_with ?network . ?fact oa:hasBody :event }
WHERE { ?network schema:name "Harbour Network"@en . ?fact a tsv:Fact }
