# SPARQL
DELETE { ?q oa:exact ?v }
INSERT { ?q oa:exact ?less }
WHERE { ?q oa:exact ?v BIND (SUBSTR(?v, 2) AS ?less) }
