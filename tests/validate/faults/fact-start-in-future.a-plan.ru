# SPARQL
DELETE { ?a schema:datePublished ?v }
INSERT { ?a schema:datePublished "2020-02-28"^^xsd:date }
WHERE { ?a schema:datePublished ?v }
