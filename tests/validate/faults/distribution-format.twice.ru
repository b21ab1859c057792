# MaxCount
INSERT { ?x dcterms:format <https://other.example/> }
WHERE { ?x a dcat:Distribution ; dcterms:format ?v }
