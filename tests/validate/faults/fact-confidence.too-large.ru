# MaxInclusive
DELETE { ?x tsv:confidence ?v }
INSERT { ?x tsv:confidence 1.1 }
WHERE { ?x tsv:confidence ?v }
