# MinCount
DELETE { ?x schema:sha256 ?v }
WHERE { ?x a tsv:Snapshot ; schema:sha256 ?v }
