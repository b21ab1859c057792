# MaxCount
INSERT { ?x tsv:provisional false }
WHERE { ?x tsv:provisional true }
