# UniqueLang
INSERT { ?m schema:roleName "friend"@en . ?k rdfs:label "friend"@en }
WHERE { ?m schema:roleName ?v ; <http://www.cidoc-crm.org/cidoc-crm/P107.1_kind_of_member> ?k }
