# SPARQL
DELETE { ?x schema:foundingDate ?v }
WHERE { ?x schema:foundingDate ?v }
