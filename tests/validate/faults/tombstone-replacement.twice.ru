# MaxCount
INSERT { ?x dcterms:isReplacedBy <https://other.example/> }
WHERE { ?x a tsv:Tombstone ; dcterms:isReplacedBy ?v }
