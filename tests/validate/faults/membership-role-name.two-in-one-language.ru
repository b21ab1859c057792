# UniqueLang
INSERT { ?x schema:roleName "Other"@en }
WHERE { ?x a schema:OrganizationRole ; schema:roleName ?v }
