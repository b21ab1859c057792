# MaxCount
INSERT { ?x tsv:reason <https://other.example/> }
WHERE { ?x a tsv:Tombstone ; tsv:reason ?v }
