# MinCount
DELETE { ?x rdfs:label ?v }
WHERE { ?x a prov:SoftwareAgent ; rdfs:label ?v }
