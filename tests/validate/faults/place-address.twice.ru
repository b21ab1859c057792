# MaxCount
INSERT { ?x schema:address ?other }
WHERE { ?x a schema:Place ; schema:address ?v . ?other a schema:PostalAddress FILTER (?other != ?v) }
