# MinLength
DELETE { ?x tsv:rule ?v }
INSERT { ?x tsv:rule "" }
WHERE { ?x a tsv:Fact ; tsv:rule ?v }
