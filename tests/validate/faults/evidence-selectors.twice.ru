# MaxCount
INSERT { ?e oa:hasSelector :page }
WHERE { ?e a oa:SpecificResource }
