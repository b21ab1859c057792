# SPARQL
INSERT { ?other schema:foundingDate "2020-03"^^xsd:gYearMonth ; schema:dissolutionDate "2018"^^xsd:gYear .
  :start a crm:E66_Formation ; crm:P95_has_formed ?other ; crm:P4_has_time-span ?first .
  :end a crm:E68_Dissolution ; crm:P99_dissolved ?other ; crm:P4_has_time-span ?last . ?fact oa:hasBody :end }
WHERE { ?other tsv:provisional true . ?fact a tsv:Fact .
  ?first crm:P82a_begin_of_the_begin ?b FILTER (STRSTARTS(STR(?b), "2020-03"))
  ?last crm:P82a_begin_of_the_begin ?c FILTER (STRSTARTS(STR(?c), "2018")) }
