# MinCount
DELETE { ?x prov:wasDerivedFrom ?v }
WHERE { ?x a schema:NewsArticle ; prov:wasDerivedFrom ?v }
