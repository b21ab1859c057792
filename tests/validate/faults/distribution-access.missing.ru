# MinCount
DELETE { ?x dcat:accessURL ?v }
WHERE { ?x a dcat:Distribution ; dcat:accessURL ?v }
