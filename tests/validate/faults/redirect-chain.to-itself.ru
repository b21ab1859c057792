# MaxCount
INSERT DATA { :old a tsv:Redirect ; dcterms:isReplacedBy :old }
