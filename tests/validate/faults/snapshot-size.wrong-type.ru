# Datatype
DELETE { ?x tsv:byteSize ?v }
INSERT { ?x tsv:byteSize ?text }
WHERE { ?x a tsv:Snapshot ; tsv:byteSize ?v BIND (STR(?v) AS ?text) }
