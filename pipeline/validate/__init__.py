"""Whether statements keep the rules of `shapes/`, and where in which announcement they do not."""

from pipeline.validate.findings import Described, check, check_organisations, check_together
from pipeline.validate.places import place_of
from pipeline.validate.shapes import Shapes

__all__ = ["Described", "Shapes", "check", "check_organisations", "check_together", "place_of"]
