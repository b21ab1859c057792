# Class
INSERT { :event a schema:LeaveAction , crm:E86_Leaving ; crm:P145_separated ?member ; crm:P146_separated_from ?group ; schema:agent ?member ; schema:object :nowhere . ?fact oa:hasBody :event .
  :nowhere schema:member ?member ; schema:memberOf ?group }
WHERE { ?membership <http://www.cidoc-crm.org/cidoc-crm/P107.1_kind_of_member> kinds:founding ; schema:member ?member ; schema:memberOf ?group . ?fact a tsv:Fact }
