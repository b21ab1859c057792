# Equals
DELETE { ?x schema:memberOf ?m }
WHERE { ?m a schema:OrganizationRole . ?x schema:memberOf ?m }
