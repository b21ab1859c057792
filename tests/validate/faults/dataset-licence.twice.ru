# MaxCount
INSERT { ?x dcterms:license <https://other.example/> }
WHERE { ?x a dcat:Dataset ; dcterms:license ?v }
