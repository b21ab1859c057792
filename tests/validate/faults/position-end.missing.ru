# MinCount
DELETE { ?x oa:end ?v }
WHERE { ?x a oa:TextPositionSelector ; oa:end ?v }
