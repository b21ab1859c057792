# Class
INSERT { ?x schema:location :nowhere ; crm:P74_has_current_or_former_residence :nowhere }
WHERE { ?x schema:name "Harbour Network"@en }
