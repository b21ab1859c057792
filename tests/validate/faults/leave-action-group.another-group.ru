# SPARQL
INSERT {
  :membership a schema:OrganizationRole , crm:PC107_has_current_or_former_member .
  :membership schema:member :newcomer .
  :membership crm:P02_has_range :newcomer .
  :membership schema:memberOf :othergroup .
  :membership crm:P01_has_domain :othergroup .
  :othergroup schema:member :membership .
  :newcomer schema:memberOf :membership .
  :othergroup crm:P107_has_current_or_former_member :newcomer .
  :newcomer a schema:Organization , crm:E74_Group .
  ?fact oa:hasBody :membership .
  :othergroup a schema:Organization , crm:E74_Group . ?fact oa:hasBody :m2 .
  :m2 a schema:OrganizationRole , crm:PC107_has_current_or_former_member ; schema:member :newcomer ; crm:P02_has_range :newcomer ; schema:memberOf ?network ; crm:P01_has_domain ?network .
  :newcomer schema:memberOf :m2 . ?network schema:member :m2 ; crm:P107_has_current_or_former_member :newcomer .
  :event a crm:E86_Leaving , schema:LeaveAction ; crm:P145_separated :newcomer ; schema:agent :newcomer ; crm:P146_separated_from :othergroup ; schema:object :m2 . ?fact oa:hasBody :event .
}
WHERE { ?network schema:name "Harbour Network"@en . ?fact a tsv:Fact }
