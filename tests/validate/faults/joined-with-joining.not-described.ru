# Class
INSERT { :role a crm:PC144_joined_with ; crm:P01_has_domain :nowhere ; crm:P02_has_range ?network ; <http://www.cidoc-crm.org/cidoc-crm/P144.1_kind_of_member> kinds:associate . ?fact oa:hasBody :role }
WHERE { ?network schema:name "Harbour Network"@en . ?fact a tsv:Fact }
