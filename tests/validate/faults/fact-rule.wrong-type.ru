# Datatype
DELETE { ?x tsv:rule ?v }
INSERT { ?x tsv:rule "rule"@en }
WHERE { ?x tsv:rule ?v }
