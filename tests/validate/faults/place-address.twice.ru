# MaxCount
INSERT { ?x schema:address :address . :address a schema:PostalAddress ; schema:addressCountry "GE" }
WHERE { ?x a schema:Place ; schema:address ?v }
