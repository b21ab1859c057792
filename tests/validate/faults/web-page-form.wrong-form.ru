# Pattern
DELETE { ?x schema:url ?v }
INSERT { ?x schema:url <urn:isbn:0> }
WHERE { ?x schema:url ?v }
