# MaxCount
INSERT { :start a crm:E66_Formation ; crm:P95_has_formed ?network , ?other }
WHERE { ?network schema:name "Harbour Network"@en . ?other tsv:provisional true }
