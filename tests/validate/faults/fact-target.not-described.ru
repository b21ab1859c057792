# Class
DELETE { ?x oa:hasTarget ?v }
INSERT { ?x oa:hasTarget :nowhere }
WHERE { ?x a tsv:Fact ; oa:hasTarget ?v }
