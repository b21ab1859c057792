# MaxCount
INSERT { ?x prov:wasGeneratedBy ?other }
WHERE { ?x a tsv:Fact ; prov:wasGeneratedBy ?v . ?other a prov:Activity FILTER (?other != ?v) }
