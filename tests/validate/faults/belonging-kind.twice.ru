# MaxCount
INSERT { ?x <http://www.cidoc-crm.org/cidoc-crm/P107.1_kind_of_member> ?other }
WHERE { ?x a crm:PC107_has_current_or_former_member ; <http://www.cidoc-crm.org/cidoc-crm/P107.1_kind_of_member> ?v . ?other a crm:E55_Type FILTER (?other != ?v) }
