# SPARQL
DELETE { ?e oa:hasSource ?old }
INSERT {
  ?e oa:hasSource :copy .
  :copy a tsv:Snapshot , schema:MediaObject , prov:Entity ; schema:sha256 ?digest ; tsv:byteSize ?size ; schema:encodingFormat "text/html" .
 }
WHERE { ?e oa:hasSource ?old . ?old a tsv:Snapshot ; schema:sha256 ?digest ; tsv:byteSize ?size }
