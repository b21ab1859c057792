# MinCount
INSERT { :event a crm:E85_Joining ; crm:P144_joined_with ?network . ?fact oa:hasBody :event }
WHERE { ?network schema:name "Harbour Network"@en . ?fact a tsv:Fact }
