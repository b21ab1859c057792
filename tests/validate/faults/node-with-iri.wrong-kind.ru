# NodeKind
INSERT DATA { [] a schema:PostalAddress ; schema:addressCountry "GE" }
