# MaxCount
INSERT { ?x a "other" }
WHERE { ?x a tsv:Redirect ; a ?v }
