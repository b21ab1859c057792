# SPARQL
DELETE { ?x crm:P107_has_current_or_former_member ?v }
WHERE { ?x crm:P107_has_current_or_former_member ?v }
