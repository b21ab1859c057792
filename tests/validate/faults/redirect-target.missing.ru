# MinCount
DELETE { ?x dcterms:isReplacedBy ?v }
WHERE { ?x a tsv:Redirect ; dcterms:isReplacedBy ?v }
