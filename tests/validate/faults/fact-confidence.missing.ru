# MinCount
DELETE { ?x tsv:confidence ?v }
WHERE { ?x a tsv:Fact ; tsv:confidence ?v }
