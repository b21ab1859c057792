# HasValue
DELETE { ?e oa:hasSelector ?p }
WHERE { ?e oa:hasSelector ?p . ?p oa:exact ?v }
