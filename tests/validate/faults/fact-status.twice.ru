# MaxCount
INSERT { ?x tsv:status tsv:planned }
WHERE { ?x a tsv:Fact }
