# MinCount
DELETE { ?x dcat:downloadURL ?v }
WHERE { ?x a dcat:Distribution ; dcat:downloadURL ?v }
