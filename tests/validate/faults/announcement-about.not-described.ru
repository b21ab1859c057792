# Class
INSERT { ?x schema:about :nowhere ; crm:P67_refers_to :nowhere }
WHERE { ?x a schema:NewsArticle }
