# Disjoint
INSERT { ?x crm:P151_was_formed_from ?new }
WHERE { ?x crm:P151_was_formed_from ?part ; crm:P95_has_formed ?new }
