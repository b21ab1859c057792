"""Whether statements keep the rules of `shapes/`, and where in which announcement they do not."""

from pipeline.validate.files import read_files
from pipeline.validate.findings import Described, check, check_organisations, check_together
from pipeline.validate.places import place_of
from pipeline.validate.report import Report, check_graph, check_statements
from pipeline.validate.shapes import Shapes

__all__ = [
    "Described",
    "Report",
    "Shapes",
    "check",
    "check_graph",
    "check_organisations",
    "check_statements",
    "check_together",
    "place_of",
    "read_files",
]
