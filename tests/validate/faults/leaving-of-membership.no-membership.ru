# SPARQL
INSERT { :newcomer a schema:Organization , crm:E74_Group .
  :event a crm:E86_Leaving ; crm:P145_separated :newcomer ; crm:P146_separated_from ?network . ?fact oa:hasBody :event }
WHERE { ?network schema:name "Harbour Network"@en . ?fact a tsv:Fact }
