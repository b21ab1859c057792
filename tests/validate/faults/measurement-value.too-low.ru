# MinInclusive
DELETE { ?x dqv:value ?v }
INSERT { ?x dqv:value "-0.5"^^xsd:decimal }
WHERE { ?x dqv:value ?v }
