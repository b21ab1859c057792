# MinCount
DELETE { ?x schema:addressCountry ?v }
WHERE { ?x a schema:PostalAddress ; schema:addressCountry ?v }
