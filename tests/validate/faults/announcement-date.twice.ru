# MaxCount
INSERT { ?x schema:datePublished "2026"^^xsd:gYear }
WHERE { ?x a schema:NewsArticle }
