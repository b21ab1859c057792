# Class
DELETE { ?x dcterms:publisher ?v }
INSERT { ?x dcterms:publisher :nowhere }
WHERE { ?x a dcat:Dataset ; dcterms:publisher ?v }
