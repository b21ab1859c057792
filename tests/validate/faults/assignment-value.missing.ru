# MinCount
DELETE { ?x crm:P141_assigned ?v }
WHERE { ?x a crm:E13_Attribute_Assignment ; crm:P141_assigned ?v }
