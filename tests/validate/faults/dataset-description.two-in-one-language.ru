# UniqueLang
INSERT { ?x dcterms:description "Other"@en }
WHERE { ?x a dcat:Dataset ; dcterms:description ?v }
