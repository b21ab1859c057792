# UniqueLang
INSERT { ?x schema:name "Other"@en }
WHERE { ?x schema:name ?v }
