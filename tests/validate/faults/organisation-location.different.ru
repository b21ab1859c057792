# Equals
DELETE { ?x schema:location ?v }
WHERE { ?x schema:location ?v }
