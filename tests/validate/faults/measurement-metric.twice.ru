# MaxCount
INSERT { ?x dqv:isMeasurementOf ?other }
WHERE { ?x a dqv:QualityMeasurement . ?other a dqv:Metric }
