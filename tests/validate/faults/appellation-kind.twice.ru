# MaxCount
INSERT { ?x crm:P2_has_type "other" }
WHERE { ?x a crm:E33_E41_Linguistic_Appellation ; crm:P2_has_type ?v }
