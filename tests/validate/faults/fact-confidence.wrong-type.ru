# Datatype
DELETE { ?x tsv:confidence ?v }
INSERT { ?x tsv:confidence ?text }
WHERE { ?x a tsv:Fact ; tsv:confidence ?v BIND (STR(?v) AS ?text) }
