# MaxInclusive
DELETE { ?x dqv:value ?v }
INSERT { ?x dqv:value 95.12 }
WHERE { ?x dqv:value ?v }
