# MaxCount
INSERT { ?role <http://www.cidoc-crm.org/cidoc-crm/P144.1_kind_of_member> kinds:founding }
WHERE { ?role <http://www.cidoc-crm.org/cidoc-crm/P144.1_kind_of_member> tsv:part }
