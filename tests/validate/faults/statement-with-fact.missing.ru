# MinCount
DELETE { ?fact oa:hasBody ?x }
WHERE { ?fact oa:hasBody ?x . ?x a crm:E85_Joining }
