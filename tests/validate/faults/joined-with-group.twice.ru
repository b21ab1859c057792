# MaxCount
INSERT { ?role crm:P02_has_range ?other }
WHERE { ?role a crm:PC144_joined_with ; crm:P02_has_range ?group . ?other tsv:provisional true FILTER (?other != ?group) }
