# MinCount
DELETE { ?x oa:hasTarget ?v }
WHERE { ?x a tsv:Fact ; oa:hasTarget ?v }
