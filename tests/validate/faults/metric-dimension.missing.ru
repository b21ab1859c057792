# MinCount
DELETE { ?x dqv:inDimension ?v }
WHERE { ?x dqv:inDimension ?v }
