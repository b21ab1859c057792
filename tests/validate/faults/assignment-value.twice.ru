# MaxCount
INSERT { ?x crm:P141_assigned <https://other.example/> }
WHERE { ?x a crm:E13_Attribute_Assignment ; crm:P141_assigned ?v }
