# SPARQL
DELETE { ?p oa:end ?v }
INSERT { ?p oa:end ?more }
WHERE { ?e oa:hasSelector ?p , ?q . ?p oa:end ?v . ?q oa:exact ?words FILTER (CONTAINS(?words, "🚢"))
  BIND (STRDT(STR(?v + 3), xsd:nonNegativeInteger) AS ?more) }
