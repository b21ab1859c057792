# NodeKind
DELETE { ?x dcat:downloadURL ?v }
INSERT { ?x dcat:downloadURL "https://words.example/" }
WHERE { ?x a dcat:Distribution ; dcat:downloadURL ?v }
