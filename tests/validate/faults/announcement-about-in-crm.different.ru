# Equals
DELETE { ?x crm:P67_refers_to ?v }
WHERE { ?x a schema:NewsArticle ; crm:P67_refers_to ?v }
