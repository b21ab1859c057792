# Datatype
DELETE { ?x tsv:confidence ?v }
INSERT { ?x tsv:confidence 9.4e-1 }
WHERE { ?x tsv:confidence ?v }
