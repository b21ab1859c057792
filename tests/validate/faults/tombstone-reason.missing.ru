# MinCount
DELETE { ?x tsv:reason ?v }
WHERE { ?x a tsv:Tombstone ; tsv:reason ?v }
