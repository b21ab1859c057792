# Class
INSERT {
  :membership a schema:OrganizationRole , crm:PC107_has_current_or_former_member .
  :membership schema:member :newcomer .
  :membership crm:P02_has_range :newcomer .
  :membership schema:memberOf ?network .
  :membership crm:P01_has_domain ?network .
  ?network schema:member :membership .
  :newcomer schema:memberOf :membership .
  ?network crm:P107_has_current_or_former_member :newcomer .
  ?fact oa:hasBody :membership .
}
WHERE { ?network schema:name "Harbour Network"@en . ?fact a tsv:Fact }
