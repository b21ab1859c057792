# UniqueLang
INSERT { ?x dcterms:title "Other"@en }
WHERE { ?x a dcat:Dataset ; dcterms:title ?v }
