# MinCount
DELETE { ?x prov:wasGeneratedBy ?v }
WHERE { ?x a dqv:QualityMeasurement ; prov:wasGeneratedBy ?v }
