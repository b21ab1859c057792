# MinCount
DELETE { ?x dcterms:format ?v }
WHERE { ?x a dcat:Distribution ; dcterms:format ?v }
