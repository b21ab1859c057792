# NodeKind
INSERT { ?x dcterms:isReplacedBy "another" }
WHERE { ?x a tsv:Tombstone }
