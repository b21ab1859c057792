# MinCount
DELETE { ?x oa:hasBody ?v }
WHERE { ?x a tsv:Fact ; oa:hasBody ?v }
