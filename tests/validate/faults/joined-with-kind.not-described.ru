# Class
DELETE { ?role <http://www.cidoc-crm.org/cidoc-crm/P144.1_kind_of_member> tsv:part }
INSERT { ?role <http://www.cidoc-crm.org/cidoc-crm/P144.1_kind_of_member> :kind }
WHERE { ?role <http://www.cidoc-crm.org/cidoc-crm/P144.1_kind_of_member> tsv:part }
