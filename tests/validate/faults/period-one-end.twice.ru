# MaxCount
INSERT { ?m schema:endDate "2024-01"^^xsd:gYearMonth }
WHERE { ?m schema:endDate ?v ; <http://www.cidoc-crm.org/cidoc-crm/P107.1_kind_of_member> kinds:founding }
