# MinCount
DELETE { ?x dcterms:license ?v }
WHERE { ?x a dcat:Distribution ; dcterms:license ?v }
