# MaxCount
INSERT { ?x dcat:mediaType <https://other.example/> }
WHERE { ?x a dcat:Distribution ; dcat:mediaType ?v }
