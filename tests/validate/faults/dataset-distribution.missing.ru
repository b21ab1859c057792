# MinCount
DELETE { ?x dcat:distribution ?v }
WHERE { ?x a dcat:Dataset ; dcat:distribution ?v }
