# MaxCount
INSERT { ?x schema:datePublished "other" }
WHERE { ?x a schema:NewsArticle ; schema:datePublished ?v }
