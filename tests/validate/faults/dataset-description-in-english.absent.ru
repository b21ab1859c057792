# QualifiedMinCount
DELETE { ?x dcterms:description ?v }
WHERE { ?x a dcat:Dataset ; dcterms:description ?v FILTER (LANG(?v) = "en") }
