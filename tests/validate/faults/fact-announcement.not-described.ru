# Class
DELETE { ?x prov:wasDerivedFrom ?v }
INSERT { ?x prov:wasDerivedFrom :nowhere }
WHERE { ?x a tsv:Fact ; prov:wasDerivedFrom ?v }
