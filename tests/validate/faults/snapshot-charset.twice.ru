# MaxCount
INSERT { ?x tsv:charset "other" }
WHERE { ?x a tsv:Snapshot ; tsv:charset ?v }
