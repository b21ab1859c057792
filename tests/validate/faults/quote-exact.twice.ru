# MaxCount
INSERT DATA { :quote a oa:TextQuoteSelector ; oa:exact "one" ; oa:exact "two" }
