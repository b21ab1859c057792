# MaxCount
INSERT { ?x tsv:feedEntry "other" }
WHERE { ?x a tsv:Snapshot ; tsv:feedEntry ?v }
