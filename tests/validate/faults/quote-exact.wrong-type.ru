# Datatype
INSERT DATA { :quote a oa:TextQuoteSelector ; oa:exact "one"@en }
