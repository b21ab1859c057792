# MinCount
INSERT { :event a crm:E86_Leaving ; crm:P146_separated_from ?network . ?fact oa:hasBody :event }
WHERE { ?network schema:name "Harbour Network"@en . ?fact a tsv:Fact }
