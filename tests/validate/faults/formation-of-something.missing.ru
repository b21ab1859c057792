# MinCount
INSERT DATA { :start a crm:E66_Formation }
