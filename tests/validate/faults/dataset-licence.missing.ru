# MinCount
DELETE { ?x dcterms:license ?v }
WHERE { ?x a dcat:Dataset ; dcterms:license ?v }
