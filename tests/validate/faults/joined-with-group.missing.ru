# MinCount
DELETE { ?role crm:P02_has_range ?group }
WHERE { ?role a crm:PC144_joined_with ; crm:P02_has_range ?group }
