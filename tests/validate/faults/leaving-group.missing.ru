# MinCount
INSERT { :event a crm:E86_Leaving ; crm:P145_separated ?member . ?fact oa:hasBody :event }
WHERE { ?membership <http://www.cidoc-crm.org/cidoc-crm/P107.1_kind_of_member> kinds:founding ; schema:member ?member . ?fact a tsv:Fact }
