# MaxCount
DELETE { ?fact prov:wasDerivedFrom ?a }
INSERT { ?fact prov:wasDerivedFrom ?copy }
WHERE { ?fact a tsv:Fact ; prov:wasDerivedFrom ?a . ?copy prov:alternateOf ?a }
