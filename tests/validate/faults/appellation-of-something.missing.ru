# MinCount
INSERT DATA { :name a crm:E33_E41_Linguistic_Appellation ; crm:P190_has_symbolic_content "Dock"@en }
