# NodeKind
DELETE { ?x schema:sameAs ?v }
INSERT { ?x schema:sameAs "https://words.example/" }
WHERE { ?x schema:sameAs ?v }
