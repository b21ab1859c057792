# MaxCount
INSERT { ?x dcterms:license <https://other.example/> }
WHERE { ?x a dcat:Distribution ; dcterms:license ?v }
