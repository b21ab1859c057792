# MaxCount
INSERT { ?x oa:exact "other" }
WHERE { ?x a oa:TextQuoteSelector ; oa:exact ?v }
