# NodeKind
DELETE { ?x dcat:accessURL ?v }
INSERT { ?x dcat:accessURL "https://words.example/" }
WHERE { ?x a dcat:Distribution ; dcat:accessURL ?v }
