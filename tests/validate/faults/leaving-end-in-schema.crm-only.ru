# SPARQL
INSERT { :event a crm:E86_Leaving ; crm:P145_separated ?member ; crm:P146_separated_from ?network ; crm:P4_has_time-span :time . ?fact oa:hasBody :event .
  :time a crm:E52_Time-Span ; crm:P82a_begin_of_the_begin "1999-01-01T00:00:00Z"^^xsd:dateTime ; crm:P82b_end_of_the_end "1999-12-31T23:59:59Z"^^xsd:dateTime }
WHERE { ?network schema:name "Harbour Network"@en . ?membership a schema:OrganizationRole ; schema:memberOf ?network ; schema:member ?member .
  FILTER NOT EXISTS { ?any a schema:OrganizationRole FILTER (STR(?any) > STR(?membership)) }
  ?fact a tsv:Fact }
