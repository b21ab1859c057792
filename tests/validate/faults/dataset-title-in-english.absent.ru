# QualifiedMinCount
DELETE { ?x dcterms:title ?v }
WHERE { ?x a dcat:Dataset ; dcterms:title ?v FILTER (LANG(?v) = "en") }
