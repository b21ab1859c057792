# HasValue
DELETE { ?x a crm:PC107_has_current_or_former_member }
WHERE { ?x a schema:OrganizationRole }
