# MaxCount
INSERT { ?x prov:wasGeneratedBy :again . :again a prov:Activity ; prov:used ?s ; prov:wasAssociatedWith ?w }
WHERE { ?x a tsv:Fact ; prov:wasGeneratedBy ?v . ?v prov:used ?s ; prov:wasAssociatedWith ?w }
