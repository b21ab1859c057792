# NodeKind
DELETE { ?x crm:P141_assigned ?v }
INSERT { ?x crm:P141_assigned "https://words.example/" }
WHERE { ?x a crm:E13_Attribute_Assignment ; crm:P141_assigned ?v }
