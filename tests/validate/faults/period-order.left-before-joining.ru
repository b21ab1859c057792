# SPARQL
INSERT { ?m schema:endDate "2020-02"^^xsd:gYearMonth . ?fact oa:hasBody :leaving .
  :leaving a crm:E86_Leaving ; crm:P145_separated ?member ; crm:P146_separated_from ?group ; crm:P4_has_time-span :time .
  :time a crm:E52_Time-Span ; crm:P82a_begin_of_the_begin "2020-02-01T00:00:00Z"^^xsd:dateTime ;
    crm:P82b_end_of_the_end "2020-02-29T23:59:59Z"^^xsd:dateTime }
WHERE { ?m a schema:OrganizationRole ; schema:member ?member ; schema:memberOf ?group ; <http://www.cidoc-crm.org/cidoc-crm/P107.1_kind_of_member> kinds:associate . ?fact a tsv:Fact }
