"""How good the extraction is: predictions beside gold, in three protocols, with intervals. Writes nothing by itself."""
