# MaxCount
INSERT { ?x dcat:byteSize "7777"^^xsd:nonNegativeInteger }
WHERE { ?x a dcat:Distribution ; dcat:byteSize ?v }
