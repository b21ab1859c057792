# Equals
DELETE { ?x schema:observationAbout ?v }
WHERE { ?x schema:observationAbout ?v }
