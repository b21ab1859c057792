# MaxCount
INSERT { ?x tsv:feedEntry "one" , "two" }
WHERE { ?x a tsv:Snapshot }
