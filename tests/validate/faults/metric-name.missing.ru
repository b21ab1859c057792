# MinCount
DELETE { ?x skos:prefLabel ?v }
WHERE { ?x a dqv:Metric ; skos:prefLabel ?v }
