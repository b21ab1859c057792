# MinCount
INSERT DATA {
  :position a oa:TextPositionSelector ; oa:end "9"^^xsd:nonNegativeInteger .
}
