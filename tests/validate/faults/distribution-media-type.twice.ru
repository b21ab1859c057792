# MaxCount
INSERT { ?x dcat:mediaType <https://www.iana.org/assignments/media-types/text/csv> }
WHERE { ?x a dcat:Distribution }
