# MinCount
DELETE { ?x oa:exact ?v }
WHERE { ?x a oa:TextQuoteSelector ; oa:exact ?v }
