# Class
DELETE { ?x prov:wasDerivedFrom ?v }
INSERT { ?x prov:wasDerivedFrom :nowhere }
WHERE { ?x a schema:NewsArticle ; prov:wasDerivedFrom ?v }
