# Equals
DELETE { ?x schema:memberOf ?v }
WHERE { ?x a schema:OrganizationRole ; schema:memberOf ?v }
