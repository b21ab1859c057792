# Datatype
DELETE { ?x tsv:rule ?v }
INSERT { ?x tsv:rule ?text }
WHERE { ?x a tsv:Fact ; tsv:rule ?v BIND (STR(?v) AS ?text) }
