# Class
DELETE { ?v a crm:E58_Measurement_Unit }
WHERE { ?v a crm:E58_Measurement_Unit }
