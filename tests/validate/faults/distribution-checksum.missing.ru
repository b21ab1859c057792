# MinCount
DELETE { ?x spdx:checksum ?v }
WHERE { ?x a dcat:Distribution ; spdx:checksum ?v }
