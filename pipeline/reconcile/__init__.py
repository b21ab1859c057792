"""Ask reconciliation services who our organisations are elsewhere: Wikidata, VIAF, GND, ROR and their like."""

from pipeline.reconcile.ask import Asked, Progress, ask_about, quiet
from pipeline.reconcile.service import Service, connect
from pipeline.reconcile.suggestions import Subject, subjects_of
from pipeline.run.elsewhere import Suggestion

__all__ = ["Asked", "Progress", "Service", "Subject", "Suggestion", "ask_about", "connect", "quiet", "subjects_of"]
