# MaxCount
INSERT { ?x schema:inLanguage "other" }
WHERE { ?x a schema:NewsArticle ; schema:inLanguage ?v }
