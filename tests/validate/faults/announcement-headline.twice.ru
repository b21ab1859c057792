# MaxCount
INSERT { ?x schema:headline "Other"@de }
WHERE { ?x a schema:NewsArticle ; schema:headline ?v }
