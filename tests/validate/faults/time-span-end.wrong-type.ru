# Datatype
INSERT DATA {
  :time a crm:E52_Time-Span ;
    crm:P82a_begin_of_the_begin "2020-03-01T00:00:00Z"^^xsd:dateTime ;
    crm:P82b_end_of_the_end "2020-03-01T23:59:59Z" .
}
