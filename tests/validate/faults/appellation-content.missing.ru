# MinCount
INSERT DATA {
  :body a schema:Organization , crm:E74_Group ; crm:P1_is_identified_by :name . :name a crm:E41_Appellation .
}
