# Class
DELETE { ?x schema:about ?v }
INSERT { ?x schema:about :nowhere }
WHERE { ?x a schema:NewsArticle ; schema:about ?v }
