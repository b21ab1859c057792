# Class
DELETE { ?x prov:used ?v }
INSERT { ?x prov:used :nowhere }
WHERE { ?x prov:used ?v }
