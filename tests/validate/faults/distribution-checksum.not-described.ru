# Class
DELETE { ?x spdx:checksum ?v }
INSERT { ?x spdx:checksum :nowhere }
WHERE { ?x a dcat:Distribution ; spdx:checksum ?v }
