# Class
DELETE { ?x schema:address ?v }
INSERT { ?x schema:address :nowhere }
WHERE { ?x a schema:Place ; schema:address ?v }
