# Class
INSERT { :end a crm:E68_Dissolution ; crm:P99_dissolved :nowhere . ?fact oa:hasBody :end }
WHERE { ?fact a tsv:Fact }
