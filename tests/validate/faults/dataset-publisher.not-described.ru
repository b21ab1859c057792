# Class
DELETE { ?x dcterms:publisher ?v }
INSERT { ?x dcterms:publisher :other . :other foaf:name "Other" }
WHERE { ?x a dcat:Dataset ; dcterms:publisher ?v }
