# Equals
DELETE { ?x schema:member ?m }
WHERE { ?m a schema:OrganizationRole . ?x schema:member ?m }
