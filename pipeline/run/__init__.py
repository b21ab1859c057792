"""The path from sources to a release."""

from pipeline.run.flow import Outcome, republish, run
from pipeline.run.shop import Progress, quiet

__all__ = ["Outcome", "Progress", "quiet", "republish", "run"]
