# SPARQL
DELETE { ?x schema:dissolutionDate ?v }
WHERE { ?x schema:dissolutionDate ?v }
