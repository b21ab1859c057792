# MaxCount
INSERT { ?x schema:inLanguage "ka" }
WHERE { ?x a schema:NewsArticle }
