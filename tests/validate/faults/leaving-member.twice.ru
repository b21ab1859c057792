# MaxCount
INSERT { :event a crm:E86_Leaving ; crm:P145_separated ?member ; crm:P146_separated_from ?network . ?fact oa:hasBody :event }
WHERE { ?network schema:name "Harbour Network"@en . ?membership a schema:OrganizationRole ; schema:memberOf ?network ; schema:member ?member . ?fact a tsv:Fact }
