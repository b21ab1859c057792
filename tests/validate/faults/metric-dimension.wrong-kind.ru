# NodeKind
DELETE { ?x dqv:inDimension ?v }
INSERT { ?x dqv:inDimension "accuracy" }
WHERE { ?x dqv:inDimension ?v }
