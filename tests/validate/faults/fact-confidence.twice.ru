# MaxCount
INSERT { ?x tsv:confidence 0.5 }
WHERE { ?x a tsv:Fact ; tsv:confidence ?v }
