# MaxCount
INSERT { ?x crm:P4_has_time-span ?again . ?again a crm:E52_Time-Span ; crm:P82a_begin_of_the_begin ?begin ; crm:P82b_end_of_the_end ?end }
WHERE { ?x crm:P177_assigned_property_of_type ?property ; crm:P4_has_time-span ?time . ?time crm:P82a_begin_of_the_begin ?begin ; crm:P82b_end_of_the_end ?end
  BIND (IRI(CONCAT(STR(?time), "-again")) AS ?again) }
