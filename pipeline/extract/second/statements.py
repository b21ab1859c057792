"""A fact as one plain sentence, for a closed question. Names stand as the text writes them."""

from pipeline.model import (
    Dissolution,
    Fact,
    Formation,
    Location,
    Membership,
    Merger,
    PartOf,
    Renaming,
    Size,
)

EVENTS = {"joined": "has joined", "is_member": "is a member of", "left": "has left"}
COMPARISONS = {"at_least": "at least ", "about": "about ", "exact": ""}


def statement_of(fact: Fact) -> str:
    match fact:
        case Membership():
            return f"“{fact.member.surface}” {EVENTS[fact.event]} “{fact.group.surface}”."
        case PartOf():
            return f"“{fact.part.surface}” is part of “{fact.whole.surface}”."
        case Renaming():
            return f"“{fact.old.surface}” is now called “{fact.new.surface}”."
        case Merger():
            parts = ", ".join(f"“{part.surface}”" for part in fact.parts)
            return f"{parts} have merged" + (f" into “{fact.result.surface}”." if fact.result else ".")
        case Formation():
            return f"“{fact.organisation.surface}” was founded."
        case Dissolution():
            return f"“{fact.organisation.surface}” was dissolved."
        case Location():
            return f"“{fact.organisation.surface}” is in “{fact.place}”."
        case Size():
            amount = f"{COMPARISONS[fact.comparison]}{fact.value} {fact.unit_words}"
            return f"“{fact.organisation.surface}” has {amount}."
    raise AssertionError(f"no words for {type(fact).__name__}")  # a new kind of fact: give it words here
