# MaxCount
INSERT { :event a crm:E85_Joining ; crm:P143_joined ?member ; crm:P144_joined_with ?network . ?fact oa:hasBody :event }
WHERE { ?network schema:name "Harbour Network"@en . ?membership a schema:OrganizationRole ; schema:memberOf ?network ; schema:member ?member . ?fact a tsv:Fact }
