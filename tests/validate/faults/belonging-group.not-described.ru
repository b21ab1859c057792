# Class
INSERT {
  :membership a schema:OrganizationRole , crm:PC107_has_current_or_former_member .
  :membership schema:member :newcomer .
  :membership crm:P02_has_range :newcomer .
  :membership schema:memberOf :nowhere .
  :membership crm:P01_has_domain :nowhere .
  :nowhere schema:member :membership .
  :newcomer schema:memberOf :membership .
  :nowhere crm:P107_has_current_or_former_member :newcomer .
  :newcomer a schema:Organization , crm:E74_Group .
  ?fact oa:hasBody :membership .
}
WHERE { ?network schema:name "Harbour Network"@en . ?fact a tsv:Fact }
