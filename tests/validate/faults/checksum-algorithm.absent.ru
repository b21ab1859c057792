# HasValue
DELETE { ?x spdx:algorithm ?v }
WHERE { ?x spdx:algorithm ?v }
