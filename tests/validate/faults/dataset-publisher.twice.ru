# MaxCount
INSERT { ?x dcterms:publisher ?other }
WHERE { ?x a dcat:Dataset ; dcterms:publisher ?v . ?other a foaf:Agent FILTER (?other != ?v) }
