# MinCount
DELETE { ?x prov:wasGeneratedBy ?v }
WHERE { ?x a tsv:Fact ; prov:wasGeneratedBy ?v }
