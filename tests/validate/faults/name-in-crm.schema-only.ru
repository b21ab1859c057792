# SPARQL
INSERT { ?network schema:alternateName "Harbour Net"@en }
WHERE { ?network schema:name "Harbour Network"@en }
