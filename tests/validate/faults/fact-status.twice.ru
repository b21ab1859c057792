# MaxCount
INSERT { ?x tsv:status "other" }
WHERE { ?x a tsv:Fact ; tsv:status ?v }
