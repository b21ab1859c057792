# NodeKind
DELETE { ?x dcterms:isReplacedBy ?v }
INSERT { ?x dcterms:isReplacedBy "https://words.example/" }
WHERE { ?x a tsv:Tombstone ; dcterms:isReplacedBy ?v }
