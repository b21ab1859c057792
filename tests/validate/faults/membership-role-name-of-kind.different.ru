# Equals
DELETE { ?m schema:roleName ?v }
WHERE { ?m schema:roleName ?v FILTER (LANG(?v) = "ka") }
