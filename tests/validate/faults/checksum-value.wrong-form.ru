# Pattern
DELETE { ?x spdx:checksumValue ?v }
INSERT { ?x spdx:checksumValue "abab"^^xsd:hexBinary }
WHERE { ?x spdx:checksumValue ?v }
