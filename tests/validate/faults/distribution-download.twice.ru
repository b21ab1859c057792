# MaxCount
INSERT { ?x dcat:downloadURL <https://other.example/> }
WHERE { ?x a dcat:Distribution ; dcat:downloadURL ?v }
