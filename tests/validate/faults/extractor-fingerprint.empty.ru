# MinLength
DELETE { ?x tsv:fingerprint ?v }
INSERT { ?x tsv:fingerprint "" }
WHERE { ?x a prov:SoftwareAgent ; tsv:fingerprint ?v }
