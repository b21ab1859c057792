# MinCount
DELETE { ?x prov:wasDerivedFrom ?v }
WHERE { ?x a tsv:Fact ; prov:wasDerivedFrom ?v }
