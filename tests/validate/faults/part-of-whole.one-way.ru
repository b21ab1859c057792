# SPARQL
DELETE { ?x schema:subOrganization ?v }
WHERE { ?x a crm:E74_Group ; schema:subOrganization ?v }
