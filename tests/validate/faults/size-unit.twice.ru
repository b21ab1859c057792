# MaxCount
INSERT { ?x schema:unitCode :unit . ?d crm:P91_has_unit :unit . :unit a crm:E58_Measurement_Unit }
WHERE { ?x schema:unitCode ?v ; crm:P141_assigned ?d }
