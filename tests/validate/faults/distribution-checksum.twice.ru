# MaxCount
INSERT { ?x spdx:checksum :other . :other a spdx:Checksum ; spdx:algorithm ?algorithm ; spdx:checksumValue ?value }
WHERE { ?x a dcat:Distribution ; spdx:checksum ?v . ?v spdx:algorithm ?algorithm ; spdx:checksumValue ?value }
