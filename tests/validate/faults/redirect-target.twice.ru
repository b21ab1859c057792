# MaxCount
INSERT { ?x dcterms:isReplacedBy <https://other.example/> }
WHERE { ?x a tsv:Redirect ; dcterms:isReplacedBy ?v }
