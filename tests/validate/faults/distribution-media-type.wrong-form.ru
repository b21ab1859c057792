# Pattern
DELETE { ?x dcat:mediaType ?v }
INSERT { ?x dcat:mediaType <urn:isbn:0> }
WHERE { ?x a dcat:Distribution ; dcat:mediaType ?v }
