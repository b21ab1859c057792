# Equals
DELETE { ?x schema:location ?v }
WHERE { ?x a crm:E74_Group ; schema:location ?v }
