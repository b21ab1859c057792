# MinCount
DELETE { ?x oa:hasSource ?v }
WHERE { ?x a oa:SpecificResource ; oa:hasSource ?v }
