# Class
DELETE { ?x prov:wasAssociatedWith ?v }
INSERT { ?x prov:wasAssociatedWith :nowhere }
WHERE { ?x prov:wasAssociatedWith ?v }
