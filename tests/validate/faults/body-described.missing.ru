# MinCount
INSERT { ?fact oa:hasBody :nowhere }
WHERE { ?fact a tsv:Fact }
