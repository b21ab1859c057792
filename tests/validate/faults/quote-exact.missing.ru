# MinCount
INSERT DATA { :quote a oa:TextQuoteSelector }
