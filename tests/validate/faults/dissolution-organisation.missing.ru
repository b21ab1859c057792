# MinCount
INSERT { :end a crm:E68_Dissolution . ?fact oa:hasBody :end }
WHERE { ?fact a tsv:Fact }
