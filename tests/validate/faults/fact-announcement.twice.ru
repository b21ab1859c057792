# MaxCount
INSERT { ?x prov:wasDerivedFrom ?other }
WHERE { ?x a tsv:Fact ; prov:wasDerivedFrom ?v . ?other a schema:NewsArticle FILTER (?other != ?v) }
