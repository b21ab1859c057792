# MaxCount
INSERT { ?new dcterms:isReplacedBy :newest }
WHERE { ?old a tsv:Redirect ; dcterms:isReplacedBy ?new }
