# MaxCount
INSERT { ?x tsv:byteSize "7777"^^xsd:nonNegativeInteger }
WHERE { ?x a tsv:Snapshot ; tsv:byteSize ?v }
