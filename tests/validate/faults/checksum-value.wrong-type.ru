# Datatype
DELETE { ?x spdx:checksumValue ?v }
INSERT { ?x spdx:checksumValue ?text }
WHERE { ?x a spdx:Checksum ; spdx:checksumValue ?v BIND (STR(?v) AS ?text) }
