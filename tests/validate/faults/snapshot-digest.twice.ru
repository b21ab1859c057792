# MaxCount
INSERT { ?x schema:sha256 "other" }
WHERE { ?x a tsv:Snapshot ; schema:sha256 ?v }
