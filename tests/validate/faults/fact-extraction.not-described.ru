# Class
DELETE { ?x prov:wasGeneratedBy ?v }
INSERT { ?x prov:wasGeneratedBy :nowhere }
WHERE { ?x a tsv:Fact ; prov:wasGeneratedBy ?v }
