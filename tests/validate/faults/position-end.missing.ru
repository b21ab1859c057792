# MinCount
INSERT DATA {
  :position a oa:TextPositionSelector ; oa:start "3"^^xsd:nonNegativeInteger .
}
