# UniqueLang
INSERT { ?x skos:prefLabel "Exactness"@en }
WHERE { ?x a dqv:Metric }
