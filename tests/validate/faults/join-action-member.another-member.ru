# SPARQL
INSERT { :event a schema:JoinAction , crm:E85_Joining ; crm:P143_joined ?member ; crm:P144_joined_with ?group ; schema:agent ?member ; schema:object ?other . ?fact oa:hasBody :event }
WHERE { ?membership <http://www.cidoc-crm.org/cidoc-crm/P107.1_kind_of_member> kinds:associate ; schema:member ?member ; schema:memberOf ?group . ?other <http://www.cidoc-crm.org/cidoc-crm/P107.1_kind_of_member> kinds:founding ; a schema:OrganizationRole .
  ?fact a tsv:Fact }
