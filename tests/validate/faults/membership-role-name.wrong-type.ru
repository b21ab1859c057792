# Datatype
INSERT { ?m schema:roleName "friend" . ?k rdfs:label "friend" }
WHERE { ?m schema:roleName ?v ; <http://www.cidoc-crm.org/cidoc-crm/P107.1_kind_of_member> ?k }
