# Class
DELETE { ?x dcat:distribution ?v }
INSERT { ?x dcat:distribution :nowhere }
WHERE { ?x a dcat:Dataset ; dcat:distribution ?v }
