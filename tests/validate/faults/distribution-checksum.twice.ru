# MaxCount
INSERT { ?x spdx:checksum ?other }
WHERE { ?x a dcat:Distribution ; spdx:checksum ?v . ?other a spdx:Checksum FILTER (?other != ?v) }
