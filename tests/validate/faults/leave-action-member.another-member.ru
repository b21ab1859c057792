# SPARQL
INSERT { :event a schema:LeaveAction , crm:E86_Leaving ; crm:P145_separated ?member ; crm:P146_separated_from ?group ; schema:agent ?member ; schema:object ?other . ?fact oa:hasBody :event }
WHERE { ?membership <http://www.cidoc-crm.org/cidoc-crm/P107.1_kind_of_member> kinds:founding ; schema:member ?member ; schema:memberOf ?group . ?other <http://www.cidoc-crm.org/cidoc-crm/P107.1_kind_of_member> kinds:associate ; a schema:OrganizationRole .
  ?fact a tsv:Fact }
