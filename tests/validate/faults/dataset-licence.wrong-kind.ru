# NodeKind
DELETE { ?x dcterms:license ?v }
INSERT { ?x dcterms:license "https://words.example/" }
WHERE { ?x a dcat:Dataset ; dcterms:license ?v }
