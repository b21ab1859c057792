# MinCount
DELETE { ?x tsv:rule ?v }
WHERE { ?x a tsv:Fact ; tsv:rule ?v }
