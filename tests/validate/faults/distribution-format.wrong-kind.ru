# NodeKind
DELETE { ?x dcterms:format ?v }
INSERT { ?x dcterms:format "https://words.example/" }
WHERE { ?x a dcat:Distribution ; dcterms:format ?v }
