# MaxCount
INSERT { ?x schema:object ?other }
WHERE { ?x a schema:LeaveAction ; schema:object ?v . ?other a schema:OrganizationRole FILTER (?other != ?v) }
