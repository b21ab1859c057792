# Datatype
INSERT DATA {
  :body a schema:Organization , crm:E74_Group ; crm:P1_is_identified_by :name .
  :name a crm:E33_E41_Linguistic_Appellation ; crm:P190_has_symbolic_content "Dock" .
}
