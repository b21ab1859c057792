# MaxCount
INSERT { ?x prov:wasDerivedFrom ?other }
WHERE { ?x a schema:NewsArticle ; prov:wasDerivedFrom ?v . ?other a tsv:Snapshot FILTER (?other != ?v) }
