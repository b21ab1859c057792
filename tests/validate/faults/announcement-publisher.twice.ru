# MaxCount
INSERT { ?x schema:creditText "other" }
WHERE { ?x a schema:NewsArticle ; schema:creditText ?v }
