# Equals
DELETE { ?x schema:observationAbout ?v }
WHERE { ?x a schema:Observation ; schema:observationAbout ?v }
