# Class
INSERT DATA { :start a crm:E66_Formation ; crm:P95_has_formed :nowhere }
