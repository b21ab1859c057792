# MaxCount
INSERT { ?x prov:alternateOf <https://other.example/> }
WHERE { ?x prov:alternateOf ?v }
