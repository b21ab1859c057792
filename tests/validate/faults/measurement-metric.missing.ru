# MinCount
DELETE { ?x dqv:isMeasurementOf ?v }
WHERE { ?x a dqv:QualityMeasurement ; dqv:isMeasurementOf ?v }
