# MaxCount
INSERT { ?x dqv:value 0.123 }
WHERE { ?x dqv:value ?v }
