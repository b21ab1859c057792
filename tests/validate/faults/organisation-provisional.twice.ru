# MaxCount
INSERT { ?x tsv:provisional "other" }
WHERE { ?x a crm:E74_Group ; tsv:provisional ?v }
