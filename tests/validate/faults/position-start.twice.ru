# MaxCount
INSERT { ?x oa:start "7777"^^xsd:nonNegativeInteger }
WHERE { ?x a oa:TextPositionSelector ; oa:start ?v }
