# MaxCount
INSERT { ?x crm:P190_has_symbolic_content "other" }
WHERE { ?x a crm:E33_E41_Linguistic_Appellation ; crm:P190_has_symbolic_content ?v }
