# MaxCount
INSERT { ?x prov:alternateOf :other }
WHERE { ?x prov:alternateOf ?v }
