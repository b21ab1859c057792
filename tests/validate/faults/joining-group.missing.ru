# MinCount
INSERT { :event a crm:E85_Joining ; crm:P143_joined ?member . ?fact oa:hasBody :event }
WHERE { ?membership <http://www.cidoc-crm.org/cidoc-crm/P107.1_kind_of_member> kinds:associate ; schema:member ?member . ?fact a tsv:Fact }
