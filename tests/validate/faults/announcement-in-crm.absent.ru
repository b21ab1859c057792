# HasValue
DELETE { ?x a crm:E31_Document }
WHERE { ?x a schema:NewsArticle }
