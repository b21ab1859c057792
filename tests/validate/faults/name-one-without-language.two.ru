# SPARQL
INSERT { ?network schema:name "Harbnet" , "HarbourNet" ; crm:P1_is_identified_by :name , :other .
  :name a crm:E41_Appellation ; crm:P190_has_symbolic_content "Harbnet" . :other a crm:E41_Appellation ; crm:P190_has_symbolic_content "HarbourNet" }
WHERE { ?network schema:name "Harbour Network"@en }
