# MinCount
DELETE { ?x schema:url ?v }
WHERE { ?x a schema:NewsArticle ; schema:url ?v }
