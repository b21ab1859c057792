# SPARQL
INSERT { :tie a crm:PC107_has_current_or_former_member ; crm:P01_has_domain ?network ; crm:P02_has_range :newcomer .
  ?network crm:P107_has_current_or_former_member :newcomer . :newcomer a schema:Organization , crm:E74_Group .
  ?fact oa:hasBody :tie }
WHERE { ?network schema:name "Harbour Network"@en . ?fact a tsv:Fact }
