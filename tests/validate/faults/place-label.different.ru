# Equals
DELETE { ?x rdfs:label ?v }
WHERE { ?x a schema:Place ; rdfs:label ?v }
