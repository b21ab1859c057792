# MaxCount
INSERT { ?x schema:url <https://other.example/> }
WHERE { ?x a schema:NewsArticle }
