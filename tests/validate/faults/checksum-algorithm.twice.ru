# MaxCount
INSERT { ?x spdx:algorithm "other" }
WHERE { ?x a spdx:Checksum ; spdx:algorithm ?v }
