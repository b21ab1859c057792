# MinCount
DELETE { ?x schema:encodingFormat ?v }
WHERE { ?x a tsv:Snapshot ; schema:encodingFormat ?v }
