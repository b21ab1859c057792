# MaxCount
INSERT { ?x schema:addressCountry "other" }
WHERE { ?x a schema:PostalAddress ; schema:addressCountry ?v }
