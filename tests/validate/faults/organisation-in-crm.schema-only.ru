# SPARQL
INSERT DATA { :body a schema:Organization }
