# MinCount
DELETE { ?x spdx:checksumValue ?v }
WHERE { ?x a spdx:Checksum ; spdx:checksumValue ?v }
