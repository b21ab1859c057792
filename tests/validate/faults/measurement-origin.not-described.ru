# Class
DELETE { ?v a prov:Activity }
WHERE { ?x a dqv:QualityMeasurement ; prov:wasGeneratedBy ?v }
