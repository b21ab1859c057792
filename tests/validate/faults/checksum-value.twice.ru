# MaxCount
INSERT { ?x spdx:checksumValue "other" }
WHERE { ?x a spdx:Checksum ; spdx:checksumValue ?v }
