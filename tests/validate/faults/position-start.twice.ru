# MaxCount
INSERT DATA {
  :position a oa:TextPositionSelector ; oa:start "3"^^xsd:nonNegativeInteger ; oa:start "4"^^xsd:nonNegativeInteger ; oa:end "9"^^xsd:nonNegativeInteger .
}
