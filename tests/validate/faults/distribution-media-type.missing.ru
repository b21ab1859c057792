# MinCount
DELETE { ?x dcat:mediaType ?v }
WHERE { ?x a dcat:Distribution ; dcat:mediaType ?v }
