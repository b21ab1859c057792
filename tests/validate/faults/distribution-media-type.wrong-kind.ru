# NodeKind
DELETE { ?x dcat:mediaType ?v }
INSERT { ?x dcat:mediaType "https://www.iana.org/assignments/media-types/text/turtle" }
WHERE { ?x dcat:mediaType ?v }
