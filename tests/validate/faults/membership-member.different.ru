# Equals
INSERT {
  :membership a schema:OrganizationRole , crm:PC107_has_current_or_former_member .
  :membership schema:member :newcomer .
  :membership crm:P02_has_range :second .
  :membership schema:memberOf ?network .
  :membership crm:P01_has_domain ?network .
  ?network schema:member :membership .
  :newcomer schema:memberOf :membership .
  ?network crm:P107_has_current_or_former_member :second .
  :newcomer a schema:Organization , crm:E74_Group .
  ?fact oa:hasBody :membership .
  :second a schema:Organization , crm:E74_Group .
}
WHERE { ?network schema:name "Harbour Network"@en . ?fact a tsv:Fact }
