# MaxCount
INSERT { ?x dcterms:issued "other" }
WHERE { ?x a dcat:Dataset ; dcterms:issued ?v }
