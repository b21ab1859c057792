# MinCount
DELETE { ?x oa:start ?v }
WHERE { ?x a oa:TextPositionSelector ; oa:start ?v }
