# MaxCount
INSERT { ?x oa:end "7777"^^xsd:nonNegativeInteger }
WHERE { ?x a oa:TextPositionSelector ; oa:end ?v }
