# HasValue
DELETE { ?x a oa:Annotation }
WHERE { ?x a tsv:Fact }
