# Class
DELETE { ?x crm:P4_has_time-span ?time }
INSERT { ?x crm:P4_has_time-span ?again . ?again crm:P82a_begin_of_the_begin ?begin ; crm:P82b_end_of_the_end ?end }
WHERE { ?x a crm:E85_Joining ; crm:P4_has_time-span ?time . ?time crm:P82a_begin_of_the_begin ?begin ; crm:P82b_end_of_the_end ?end
  BIND (IRI(CONCAT(STR(?time), "-again")) AS ?again) }
