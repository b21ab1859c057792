# MaxCount
INSERT { ?x schema:addressCountry "GE" }
WHERE { ?x a schema:PostalAddress }
