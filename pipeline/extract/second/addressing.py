"""Whether a text talks to a language model. A first sieve only: the gate behind it holds without it."""

import functools
import re
import tomllib
import unicodedata
from pathlib import Path

from pipeline.extract.tokens import INVISIBLE

LIST = Path(__file__).resolve().parent / "addressing.toml"
REACH = 80  # code points between an order and what it is about


def addresses_model(text: str) -> bool:
    """Also where letters are full-width or invisible ones stand between them."""
    plain = "".join(c for c in unicodedata.normalize("NFKC", text) if c not in INVISIBLE).lower()
    plain = " ".join(plain.split())
    marks, orders = _rules()
    return any(mark in plain for mark in marks) or any(order.search(plain) for order in orders)


@functools.cache
def _rules() -> tuple[tuple[str, ...], tuple[re.Pattern[str], ...]]:
    table = tomllib.loads(LIST.read_text("utf-8"))
    orders = []
    for order in table["order"]:
        verbs, nouns = _any_of(order["verbs"]), _any_of(order["nouns"])
        between = rf"[^.!?]{{0,{REACH}}}"
        orders.append(re.compile(rf"{verbs}{between}{nouns}|{nouns}{between}{verbs}"))
    return tuple(table["marks"]), tuple(orders)


def _any_of(words: list[str]) -> str:
    """A rule for whole words; one that ends in `*` is a stem."""
    rules = (re.escape(word[:-1]) if word.endswith("*") else re.escape(word) + r"(?!\w)" for word in words)
    return rf"(?<!\w)(?:{'|'.join(rules)})"
