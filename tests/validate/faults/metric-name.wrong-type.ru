# Datatype
INSERT { ?x skos:prefLabel "Exactness" }
WHERE { ?x a dqv:Metric }
