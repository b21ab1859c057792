# MinCount
DELETE { ?x spdx:algorithm ?v }
WHERE { ?x a spdx:Checksum ; spdx:algorithm ?v }
