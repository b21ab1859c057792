# Datatype
DELETE { ?x tsv:provisional ?v }
INSERT { ?x tsv:provisional ?text }
WHERE { ?x a crm:E74_Group ; tsv:provisional ?v BIND (STR(?v) AS ?text) }
