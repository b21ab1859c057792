# MaxCount
INSERT { ?x schema:sha256 "efefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefef" }
WHERE { ?x a tsv:Snapshot }
