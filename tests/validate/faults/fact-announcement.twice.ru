# MaxCount
INSERT {
  ?fact prov:wasDerivedFrom :news .
  :news a schema:NewsArticle , crm:E31_Document , prov:Entity ; schema:url <https://news.example/> ;
    schema:datePublished ?published ; prov:wasDerivedFrom ?snapshot .
 }
WHERE { ?fact a tsv:Fact ; prov:wasDerivedFrom ?announcement . ?announcement schema:datePublished ?published ; prov:wasDerivedFrom ?snapshot }
