# MinCount
INSERT { :evidence a oa:SpecificResource ; oa:hasSource ?source ; oa:hasSelector ?p , ?q }
WHERE { ?e a oa:SpecificResource ; oa:hasSource ?source ; oa:hasSelector ?p , ?q . ?p oa:start ?start . ?q oa:exact ?words FILTER (STRSTARTS(?words, "exactly")) }
