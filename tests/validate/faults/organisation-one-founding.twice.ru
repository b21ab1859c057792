# MaxCount
INSERT { ?x schema:foundingDate "1992-01"^^xsd:gYearMonth }
WHERE { ?x schema:foundingDate ?v }
