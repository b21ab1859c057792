# Datatype
DELETE { ?x crm:P190_has_symbolic_content ?v }
INSERT { ?x crm:P190_has_symbolic_content ?text }
WHERE { ?x a crm:E33_E41_Linguistic_Appellation ; crm:P190_has_symbolic_content ?v BIND (STR(?v) AS ?text) }
