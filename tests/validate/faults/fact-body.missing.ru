# MinCount
INSERT {
  :fact a tsv:Fact , oa:Annotation ; oa:hasTarget ?evidence ; prov:wasDerivedFrom ?announcement ; prov:wasGeneratedBy ?extraction ; tsv:status tsv:asserted ; tsv:confidence 0.9 ; tsv:rule "en:size.1" .
 }
WHERE { ?fact a tsv:Fact ; oa:hasBody ?body ; oa:hasTarget ?evidence ; prov:wasDerivedFrom ?announcement ; prov:wasGeneratedBy ?extraction . ?body a schema:Observation }
