# NodeKind
DELETE { ?x prov:alternateOf ?v }
INSERT { ?x prov:alternateOf "https://words.example/" }
WHERE { ?x prov:alternateOf ?v }
