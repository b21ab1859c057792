# MaxCount
INSERT { ?x dcterms:issued "2026"^^xsd:gYear }
WHERE { ?x a dcat:Dataset }
