# Disjoint
INSERT { ?network schema:name "Port Union"@fr ; tsv:formerName "Port Union"@fr ; schema:alternateName "Port Union"@fr ; crm:P1_is_identified_by :name .
  :name a crm:E33_E41_Linguistic_Appellation ; crm:P190_has_symbolic_content "Port Union"@fr }
WHERE { ?network schema:name "Harbour Network"@en }
