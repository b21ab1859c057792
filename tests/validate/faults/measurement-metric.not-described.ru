# Class
DELETE { ?v a dqv:Metric }
WHERE { ?x dqv:isMeasurementOf ?v }
