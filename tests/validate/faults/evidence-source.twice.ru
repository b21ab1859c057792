# MaxCount
INSERT { ?x oa:hasSource ?other }
WHERE { ?x a oa:SpecificResource ; oa:hasSource ?v . ?other a tsv:Snapshot FILTER (?other != ?v) }
