# MinCount
DELETE { ?x prov:wasAssociatedWith ?v }
WHERE { ?x prov:wasAssociatedWith ?v }
