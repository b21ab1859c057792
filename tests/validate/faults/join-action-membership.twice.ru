# MaxCount
INSERT { ?x schema:object :membership . :membership schema:member ?member ; schema:memberOf ?group ; <http://www.cidoc-crm.org/cidoc-crm/P107.1_kind_of_member> ?kind ;
  a schema:OrganizationRole , crm:PC107_has_current_or_former_member ; crm:P02_has_range ?member ; crm:P01_has_domain ?group .
  ?member schema:memberOf :membership . ?group schema:member :membership . :membership schema:roleName ?name . ?fact oa:hasBody :membership }
WHERE { ?x a schema:JoinAction ; schema:object ?old . ?old schema:member ?member ; schema:memberOf ?group ; <http://www.cidoc-crm.org/cidoc-crm/P107.1_kind_of_member> kinds:associate ; <http://www.cidoc-crm.org/cidoc-crm/P107.1_kind_of_member> ?kind ; schema:roleName ?name . ?fact a tsv:Fact }
