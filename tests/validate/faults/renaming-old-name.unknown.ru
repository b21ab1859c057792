# SPARQL
DELETE { ?network tsv:formerName ?name }
WHERE { ?network tsv:formerName ?name }
