# NodeKind
DELETE { ?x dcterms:isReplacedBy ?v }
INSERT { ?x dcterms:isReplacedBy "https://words.example/" }
WHERE { ?x a tsv:Redirect ; dcterms:isReplacedBy ?v }
