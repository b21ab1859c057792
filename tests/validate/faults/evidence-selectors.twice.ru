# MaxCount
INSERT { ?x oa:hasSelector "other" }
WHERE { ?x a oa:SpecificResource ; oa:hasSelector ?v }
