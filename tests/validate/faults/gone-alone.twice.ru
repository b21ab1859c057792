# MaxCount
INSERT { ?x a crm:E13_Thing }
WHERE { ?x a tsv:Tombstone }
