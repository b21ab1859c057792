# MaxCount
INSERT { ?m schema:startDate "2020"^^xsd:gYear }
WHERE { ?m schema:startDate ?v ; <http://www.cidoc-crm.org/cidoc-crm/P107.1_kind_of_member> kinds:associate }
