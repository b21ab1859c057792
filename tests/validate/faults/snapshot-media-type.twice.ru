# MaxCount
INSERT { ?x schema:encodingFormat "other" }
WHERE { ?x a tsv:Snapshot ; schema:encodingFormat ?v }
