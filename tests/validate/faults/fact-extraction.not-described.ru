# Class
DELETE { ?x a prov:Activity }
WHERE { ?x a prov:Activity }
