# Datatype
DELETE { ?x dqv:value ?v }
INSERT { ?x dqv:value ?double }
WHERE { ?x dqv:value ?v BIND (xsd:double(?v) AS ?double) }
