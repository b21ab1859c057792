# Class
DELETE { ?e oa:hasSource ?old }
INSERT { ?e oa:hasSource :nowhere }
WHERE { ?e oa:hasSource ?old }
