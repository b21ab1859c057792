# MaxCount
INSERT {
  ?x prov:wasDerivedFrom :copy .
  :copy a tsv:Snapshot , schema:MediaObject , prov:Entity ; schema:sha256 ?digest ; tsv:byteSize ?size ; schema:encodingFormat "text/html" .
 }
WHERE { ?x a schema:NewsArticle . ?old a tsv:Snapshot ; schema:sha256 ?digest ; tsv:byteSize ?size }
