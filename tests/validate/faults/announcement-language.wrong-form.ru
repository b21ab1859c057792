# Pattern
DELETE { ?x schema:inLanguage ?v }
INSERT { ?x schema:inLanguage "?" }
WHERE { ?x a schema:NewsArticle ; schema:inLanguage ?v }
