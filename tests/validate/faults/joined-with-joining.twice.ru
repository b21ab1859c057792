# MaxCount
INSERT { ?role crm:P01_has_domain :joining . ?fact oa:hasBody :joining .
  :joining a crm:E85_Joining ; crm:P143_joined ?member ; crm:P144_joined_with ?group }
WHERE { ?role a crm:PC144_joined_with ; crm:P01_has_domain ?old . ?old crm:P143_joined ?member ; crm:P144_joined_with ?group FILTER EXISTS { ?role <http://www.cidoc-crm.org/cidoc-crm/P144.1_kind_of_member> kinds:associate } ?fact a tsv:Fact }
