# MaxCount
INSERT { ?x dcterms:isReplacedBy :one , :two }
WHERE { ?x a tsv:Tombstone }
