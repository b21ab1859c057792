# SPARQL
DELETE { ?x schema:observationDate ?v }
WHERE { ?x schema:observationDate ?v }
