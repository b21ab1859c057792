# HasValue
DELETE { ?x spdx:algorithm spdx:checksumAlgorithm_sha256 }
WHERE { ?x a spdx:Checksum }
