# MaxCount
INSERT { ?x crm:P2_has_type tsv:former-name }
WHERE { ?x crm:P2_has_type tsv:acronym }
