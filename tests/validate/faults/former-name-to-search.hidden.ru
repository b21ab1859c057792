# SPARQL
INSERT DATA { :body a schema:Organization , crm:E74_Group ; tsv:formerName "Old Dock"@en }
