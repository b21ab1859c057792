# NodeKind
DELETE { ?x schema:creditText ?v }
INSERT { ?x schema:creditText "https://words.example/" }
WHERE { ?x a schema:NewsArticle ; schema:creditText ?v }
