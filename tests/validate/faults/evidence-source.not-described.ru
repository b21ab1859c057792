# Class
DELETE { ?x oa:hasSource ?v }
INSERT { ?x oa:hasSource :nowhere }
WHERE { ?x a oa:SpecificResource ; oa:hasSource ?v }
