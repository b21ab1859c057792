# Datatype
INSERT DATA {
  :position a oa:TextPositionSelector ; oa:start 3 ; oa:end "9"^^xsd:nonNegativeInteger .
}
