# Pattern
DELETE { ?x schema:addressCountry ?v }
INSERT { ?x schema:addressCountry "?" }
WHERE { ?x a schema:PostalAddress ; schema:addressCountry ?v }
