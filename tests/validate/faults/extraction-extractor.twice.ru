# MaxCount
INSERT { ?x prov:wasAssociatedWith :other . :other a prov:SoftwareAgent ; rdfs:label "Other" ; tsv:fingerprint "0" }
WHERE { ?x prov:used ?v }
