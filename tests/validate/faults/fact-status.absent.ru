# HasValue
DELETE { ?x tsv:status tsv:asserted }
WHERE { ?x a tsv:Fact }
