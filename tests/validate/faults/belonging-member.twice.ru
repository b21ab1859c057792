# MaxCount
INSERT {
  :membership a schema:OrganizationRole , crm:PC107_has_current_or_former_member .
  :membership schema:member :newcomer .
  :membership crm:P02_has_range :newcomer .
  :membership schema:memberOf ?network .
  :membership crm:P01_has_domain ?network .
  ?network schema:member :membership .
  :newcomer schema:memberOf :membership .
  ?network crm:P107_has_current_or_former_member :newcomer .
  :newcomer a schema:Organization , crm:E74_Group .
  ?fact oa:hasBody :membership .
  :membership schema:member :second ; crm:P02_has_range :second . :second schema:memberOf :membership .
  :second a schema:Organization , crm:E74_Group . ?network crm:P107_has_current_or_former_member :second .
}
WHERE { ?network schema:name "Harbour Network"@en . ?fact a tsv:Fact }
