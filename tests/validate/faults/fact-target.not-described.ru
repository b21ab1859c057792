# Class
INSERT { ?fact oa:hasTarget :nowhere }
WHERE { ?fact a tsv:Fact }
