# Disjoint
INSERT {
  :membership a schema:OrganizationRole , crm:PC107_has_current_or_former_member .
  :membership schema:member ?network .
  :membership crm:P02_has_range ?network .
  :membership schema:memberOf ?network .
  :membership crm:P01_has_domain ?network .
  ?network schema:member :membership .
  ?network schema:memberOf :membership .
  ?network crm:P107_has_current_or_former_member ?network .
  ?fact oa:hasBody :membership .
}
WHERE { ?network schema:name "Harbour Network"@en . ?fact a tsv:Fact }
