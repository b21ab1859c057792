# MinCount
DELETE { ?x prov:used ?v }
WHERE { ?x prov:used ?v }
