# HasValue
DELETE { ?x a crm:E13_Attribute_Assignment }
WHERE { ?x a schema:Observation }
