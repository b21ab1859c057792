# Pattern
DELETE { ?x schema:sha256 ?v }
INSERT { ?x schema:sha256 "?" }
WHERE { ?x a tsv:Snapshot ; schema:sha256 ?v }
