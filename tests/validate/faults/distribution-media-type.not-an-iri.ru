# NodeKind
DELETE { ?x dcat:mediaType ?v }
INSERT { ?x dcat:mediaType "https://words.example/" }
WHERE { ?x a dcat:Distribution ; dcat:mediaType ?v }
