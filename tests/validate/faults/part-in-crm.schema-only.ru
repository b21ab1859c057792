# SPARQL
INSERT { ?network schema:subOrganization :section . :section a schema:Organization , crm:E74_Group ; schema:parentOrganization ?network }
WHERE { ?network schema:name "Harbour Network"@en }
