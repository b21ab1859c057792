# MinLength
INSERT DATA { :quote a oa:TextQuoteSelector ; oa:exact "" }
