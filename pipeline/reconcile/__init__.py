"""Ask reconciliation services who our organisations are elsewhere: Wikidata, VIAF, GND, ROR and their like."""

from pipeline.reconcile.ask import Asked, Progress, ask_about, quiet
from pipeline.reconcile.service import Service, connect
from pipeline.reconcile.suggestions import Subject, Suggestion, subjects_of

__all__ = ["Asked", "Progress", "Service", "Subject", "Suggestion", "ask_about", "connect", "quiet", "subjects_of"]
