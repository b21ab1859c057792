# MinLength
DELETE { ?x oa:exact ?v }
INSERT { ?x oa:exact "" }
WHERE { ?x a oa:TextQuoteSelector ; oa:exact ?v }
