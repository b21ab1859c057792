# Pattern
DELETE { ?x dcterms:license ?v }
INSERT { ?x dcterms:license <urn:isbn:0> }
WHERE { ?x a dcat:Dataset ; dcterms:license ?v }
