# HasValue
DELETE { ?x crm:P2_has_type tsv:merger }
WHERE { ?x crm:P2_has_type ?v }
