# MaxCount
INSERT { ?x dcterms:publisher :other . :other a foaf:Agent ; foaf:name "Other" }
WHERE { ?x a dcat:Dataset }
