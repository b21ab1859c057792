# MinCount
DELETE { ?x dqv:value ?v }
WHERE { ?x dqv:value ?v }
