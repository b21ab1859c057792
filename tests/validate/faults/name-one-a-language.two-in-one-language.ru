# UniqueLang
INSERT { ?network schema:name "Harbour Net"@en ; crm:P1_is_identified_by :name .
  :name a crm:E33_E41_Linguistic_Appellation ; crm:P190_has_symbolic_content "Harbour Net"@en }
WHERE { ?network schema:name "Harbour Network"@en }
