# HasValue
INSERT { :event a schema:JoinAction ; schema:object ?membership }
WHERE { ?membership <http://www.cidoc-crm.org/cidoc-crm/P107.1_kind_of_member> kinds:associate }
