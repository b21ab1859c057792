# MaxCount
INSERT { ?x schema:encodingFormat "text/plain" }
WHERE { ?x a tsv:Snapshot }
