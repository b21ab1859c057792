"""How good the facts of a release are, in the Data Quality Vocabulary: what was measured of these very weights."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple, parse

from pipeline.errors import ResourceError
from pipeline.extract.scorer import WEIGHTS
from pipeline.resources import PACKAGE, resource

QUALITY = PACKAGE / "extract" / "quality.json"
PROTOCOL = "cross-validated"
DQV = "http://www.w3.org/ns/dqv#"
PROV = "http://www.w3.org/ns/prov#"
DCTERMS = "http://purl.org/dc/terms/"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
XSD_DECIMAL = "http://www.w3.org/2001/XMLSchema#decimal"
METRICS = "https://w3id.org/tsevri/metrics/"
HOW = {
    "en": "Measured on {announcements} annotated announcements, each by weights that had not seen it: cross-validation "
    "in five parts. SHA-256 of the weights: {weights}.",
    "ka": "გაზომილია {announcements} ანოტირებულ განცხადებაზე; თითოეული შეფასდა წონებით, რომლებსაც ის არ უნახავს: "
    "ჯვარედინი შემოწმება ხუთ ნაწილად. წონების SHA-256: {weights}.",
}
RANGE = {
    "en": "95 % interval: {low} to {high}; {gold} facts in the annotated announcements.",
    "ka": "95 % ინტერვალი: {low}–{high}; ანოტირებულ განცხადებებში {gold} ფაქტია.",
}


@dataclass(frozen=True, slots=True)
class Quality:
    """The figures of what is published, by type of fact; `digest` names them all."""

    digest: str
    weights: str
    announcements: int
    types: Mapping[str, Mapping[str, Any]]  # precision, recall, intervals, gold


def load_quality(path: Path = QUALITY, weights: Path = WEIGHTS) -> Quality | None:
    """The figures that came along; None where there are none, or none of these weights.

    Raises: ResourceError when the file is broken.
    """
    try:
        data = path.read_bytes()
        measured = json.loads(data)
        if measured["weights"] != hashlib.sha256(weights.read_bytes()).hexdigest():
            return None
        published = measured["protocols"][PROTOCOL]["publish"]
        digest = hashlib.sha256(data).hexdigest()
        return Quality(digest, measured["weights"], published["announcements"], published["types"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError(f"The figures {path} cannot be used ({error!r}): make them again: make quality.") from error


def describe_quality(quality: Quality, dataset: str, base: str) -> Iterator[Triple]:
    """A measurement for each type and measure, the metric that it is of, and how it was made."""
    activity, used = f"{base}evaluation/{quality.digest[:20]}", set[str]()
    yield _triple(activity, RDF_TYPE, NamedNode(PROV + "Activity"))
    values = {"announcements": quality.announcements, "weights": quality.weights}
    yield from (_triple(activity, DCTERMS + "description", text) for text in _said(HOW, values))
    for kind, row in quality.types.items():
        for measure in ("precision", "recall"):
            if row[measure] is not None:
                name = f"{measure}-of-{kind.replace('_', '-')}"
                used.add(METRICS + name)
                measurement = f"{base}quality/{quality.digest[:20]}/{name}"
                yield _triple(dataset, DQV + "hasQualityMeasurement", NamedNode(measurement))
                yield from _measurement(measurement, METRICS + name, row, measure)
                yield _triple(measurement, DQV + "computedOn", NamedNode(dataset))
                yield _triple(measurement, PROV + "wasGeneratedBy", NamedNode(activity))
    yield from _definitions(used)


def _measurement(subject: str, metric: str, row: Mapping[str, Any], measure: str) -> Iterator[Triple]:
    yield _triple(subject, RDF_TYPE, NamedNode(DQV + "QualityMeasurement"))
    yield _triple(subject, DQV + "isMeasurementOf", NamedNode(metric))
    yield _triple(subject, DQV + "value", Literal(f"{row[measure]:.4f}", datatype=NamedNode(XSD_DECIMAL)))
    if measure in row["intervals"]:
        low, high = row["intervals"][measure]
        values = {"low": f"{low:.2f}", "high": f"{high:.2f}", "gold": row["gold"]}
        yield from (_triple(subject, DCTERMS + "description", text) for text in _said(RANGE, values))


def _definitions(used: set[str]) -> Iterator[Triple]:
    """What the ontology says of the metrics that are used, and of their dimensions."""
    triples = [quad.triple for quad in parse(path=resource("ontology") / "metrics.ttl")]
    wanted = [t for t in triples if isinstance(t.subject, NamedNode) and t.subject.value in used]
    dimensions = {t.object for t in wanted if t.predicate.value == DQV + "inDimension"}
    yield from wanted
    yield from (t for t in triples if t.subject in dimensions)


def _said(words: Mapping[str, str], values: Mapping[str, object]) -> Iterator[Literal]:
    return (Literal(text.format(**values), language=tag) for tag, text in words.items())


def _triple(subject: str, predicate: str, value: NamedNode | Literal) -> Triple:
    return Triple(NamedNode(subject), NamedNode(predicate), value)
