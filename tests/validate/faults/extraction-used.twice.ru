# MaxCount
INSERT {
  ?x prov:used :copy .
  :copy a tsv:Snapshot , schema:MediaObject , prov:Entity ; schema:sha256 ?digest ; tsv:byteSize ?size ; schema:encodingFormat "text/html" .
 }
WHERE { ?x prov:used ?v . ?old a tsv:Snapshot ; schema:sha256 ?digest ; tsv:byteSize ?size }
