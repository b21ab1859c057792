# Datatype
DELETE { ?x oa:exact ?v }
INSERT { ?x oa:exact ?text }
WHERE { ?x a oa:TextQuoteSelector ; oa:exact ?v BIND (STR(?v) AS ?text) }
