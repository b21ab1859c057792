# NodeKind
DELETE { ?x schema:url ?v }
INSERT { ?x schema:url "https://words.example/" }
WHERE { ?x schema:url ?v }
