# MaxCount
INSERT { ?x schema:object ?other }
WHERE { ?x a schema:JoinAction ; schema:object ?v . ?other a schema:OrganizationRole FILTER (?other != ?v) }
