# MaxCount
INSERT { ?x spdx:checksumValue "efefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefef"^^xsd:hexBinary }
WHERE { ?x a spdx:Checksum }
