# Pattern
DELETE { ?x schema:sameAs ?v }
INSERT { ?x schema:sameAs <urn:isbn:0> }
WHERE { ?x schema:sameAs ?v }
