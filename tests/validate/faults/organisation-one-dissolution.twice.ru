# MaxCount
INSERT { ?x schema:dissolutionDate "2025-12"^^xsd:gYearMonth }
WHERE { ?x schema:dissolutionDate ?v }
