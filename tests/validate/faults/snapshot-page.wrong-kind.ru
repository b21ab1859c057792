# NodeKind
DELETE { ?x prov:wasDerivedFrom ?v }
INSERT { ?x prov:wasDerivedFrom "https://words.example/" }
WHERE { ?x a tsv:Snapshot ; prov:wasDerivedFrom ?v }
