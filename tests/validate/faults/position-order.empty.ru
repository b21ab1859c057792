# LessThan
INSERT DATA {
  :position a oa:TextPositionSelector ; oa:start "9"^^xsd:nonNegativeInteger ; oa:end "9"^^xsd:nonNegativeInteger .
}
