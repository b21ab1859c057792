# MaxCount
INSERT { ?x <http://www.cidoc-crm.org/cidoc-crm/P144.1_kind_of_member> ?other }
WHERE { ?x a crm:PC144_joined_with ; <http://www.cidoc-crm.org/cidoc-crm/P144.1_kind_of_member> ?v . ?other a crm:E55_Type FILTER (?other != ?v) }
