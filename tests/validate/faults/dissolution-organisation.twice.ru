# MaxCount
INSERT { :end a crm:E68_Dissolution ; crm:P99_dissolved ?network , ?other . ?fact oa:hasBody :end }
WHERE { ?network schema:name "Harbour Network"@en . ?other tsv:provisional true . ?fact a tsv:Fact }
