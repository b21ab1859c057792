# MaxCount
INSERT { ?x schema:object :membership . :membership schema:member ?member ; schema:memberOf ?group ;
  a schema:OrganizationRole , crm:PC107_has_current_or_former_member ; crm:P02_has_range ?member ; crm:P01_has_domain ?group .
  ?member schema:memberOf :membership . ?group schema:member :membership . ?fact oa:hasBody :membership }
WHERE { ?x a schema:LeaveAction ; schema:object ?old . ?old schema:member ?member ; schema:memberOf ?group . ?fact a tsv:Fact }
