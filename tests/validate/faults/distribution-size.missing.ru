# MinCount
DELETE { ?x dcat:byteSize ?v }
WHERE { ?x a dcat:Distribution ; dcat:byteSize ?v }
