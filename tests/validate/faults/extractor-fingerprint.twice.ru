# MaxCount
INSERT { ?x tsv:fingerprint "other" }
WHERE { ?x a prov:SoftwareAgent ; tsv:fingerprint ?v }
