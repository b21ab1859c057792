# MinCount
DELETE { ?x schema:datePublished ?v }
WHERE { ?x a schema:NewsArticle ; schema:datePublished ?v }
