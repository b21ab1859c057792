# MaxCount
INSERT { ?x tsv:rule "other" }
WHERE { ?x a tsv:Fact ; tsv:rule ?v }
