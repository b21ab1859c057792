# MinInclusive
DELETE { ?x tsv:confidence ?v }
INSERT { ?x tsv:confidence "-0.1"^^xsd:decimal }
WHERE { ?x tsv:confidence ?v }
