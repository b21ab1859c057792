# Pattern
DELETE { ?x spdx:checksumValue ?v }
INSERT { ?x spdx:checksumValue "?" }
WHERE { ?x a spdx:Checksum ; spdx:checksumValue ?v }
