# MinCount
DELETE { ?x dcterms:publisher ?v }
WHERE { ?x a dcat:Dataset ; dcterms:publisher ?v }
