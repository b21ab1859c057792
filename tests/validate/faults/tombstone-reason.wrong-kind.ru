# NodeKind
DELETE { ?x tsv:reason ?v }
INSERT { ?x tsv:reason "https://words.example/" }
WHERE { ?x a tsv:Tombstone ; tsv:reason ?v }
