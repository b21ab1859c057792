# Datatype
DELETE { ?x schema:headline ?v }
INSERT { ?x schema:headline ?text }
WHERE { ?x a schema:NewsArticle ; schema:headline ?v BIND (STR(?v) AS ?text) }
