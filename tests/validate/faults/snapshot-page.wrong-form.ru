# Pattern
DELETE { ?x prov:wasDerivedFrom ?v }
INSERT { ?x prov:wasDerivedFrom <urn:isbn:0> }
WHERE { ?x a tsv:Snapshot ; prov:wasDerivedFrom ?v }
