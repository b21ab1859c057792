# MinCount
DELETE { ?x tsv:byteSize ?v }
WHERE { ?x a tsv:Snapshot ; tsv:byteSize ?v }
