# Datatype
DELETE { ?x schema:roleName ?v }
INSERT { ?x schema:roleName ?text }
WHERE { ?x a schema:OrganizationRole ; schema:roleName ?v BIND (STR(?v) AS ?text) }
