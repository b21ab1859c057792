# Class
DELETE { ?x a prov:Activity }
WHERE { ?fact a tsv:Fact ; prov:wasGeneratedBy ?x . ?x a prov:Activity }
