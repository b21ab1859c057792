# MinCount
DELETE { ?x tsv:fingerprint ?v }
WHERE { ?x a prov:SoftwareAgent ; tsv:fingerprint ?v }
