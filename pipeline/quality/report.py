"""Figures as JSON, as tables for the terminal, as a page in Markdown."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.quality.figures import ALL, Bin, Figure, Figures
from pipeline.quality.protocols import Protocol

Table = list[list[str]]
Measured = Mapping[Protocol, Mapping[str, Figures]]  # by tier: shown, publish
TIERS: Mapping[str, str | None] = {"shown": None, "publish": "publish"}
DIGITS = 4
WORDS: Mapping[str, Mapping[str, str]] = {
    "all": {"en": "The weights as they are", "ka": "წონები, როგორიც არის"},
    "cross-validated": {"en": "Cross-validated: five parts, each unseen in turn",
                        "ka": "ჯვარედინი შემოწმება: ხუთი ნაწილი, თითოეული თავის ჯერზე უნახავია"},
    "leave-one-language-out": {"en": "Leave one language out: each language unseen in turn",
                               "ka": "ერთი ენის გარეშე: თითოეული ენა თავის ჯერზე უნახავია"},
    "shown": {"en": "published and for review", "ka": "გამოქვეყნებული და გადასახედი"},
    "publish": {"en": "published only", "ka": "მხოლოდ გამოქვეყნებული"},
    "announcements": {"en": "announcements", "ka": "განცხადება"},
    "type": {"en": "type", "ka": "სახე"}, "language": {"en": "language", "ka": "ენა"},
    "precision": {"en": "precision", "ka": "სიზუსტე"}, "recall": {"en": "recall", "ka": "სისრულე"},
    "gold": {"en": "gold", "ka": "ნიმუშში"}, "predicted": {"en": "predicted", "ka": "ნაპოვნი"},
    "names": {"en": "exact names", "ka": "ზუსტი სახელები"},
    "per_100": {"en": "false per 100 without", "ka": "მცდარი 100-ზე, სადაც არ არის"},
    "details": {"en": "Right on hits", "ka": "სწორია ნაპოვნებში"},
    "of": {"en": "{share} of {count}", "ka": "{share} ({count})"},
    "quotes": {"en": "Quotes that stand in the text letter for letter: {share} of {count}",
               "ka": "ტექსტში ასო-ასო არსებული ციტატები: {share} ({count})"},
    "confidence": {"en": "confidence", "ka": "სანდოობა"}, "facts": {"en": "facts", "ka": "ფაქტი"},
    "mean": {"en": "mean confidence", "ka": "საშუალო სანდოობა"}, "right": {"en": "right", "ka": "სწორი"},
    "calibration": {"en": "Calibration: Brier score {brier}, expected calibration error {error}",
                    "ka": "კალიბრება: ბრაიერის მაჩვენებელი {brier}, კალიბრების მოსალოდნელი ცდომილება {error}"},
    "trained": {"en": "These weights were trained on these very announcements: the figures flatter.",
                "ka": "ეს წონები სწორედ ამ განცხადებებზეა გაწვრთნილი: რიცხვები ალამაზებს."},
}  # fmt: skip


def as_json(measured: Measured, weights: str, trained: bool) -> dict[str, Any]:
    """Everything that was measured; `weights` is the SHA-256 of the weights that the measure belongs to."""
    protocols = {name: {tier: _json(f) for tier, f in tiers.items()} for name, tiers in measured.items()}
    return {"weights": weights, "trained_on_this_gold": trained, "protocols": protocols}


def _json(found: Figures) -> dict[str, Any]:
    return {
        "announcements": found.announcements,
        "types": {name: _row_json(row) for name, row in found.types.items()},
        "languages": {name: _row_json(row) for name, row in found.languages.items()},
        "right_on_hits": {key: {"right": right, "of": asked} for key, (right, asked) in found.details.items()},
        "false_per_100_announcements_without": {key: _round(value) for key, value in found.false_per_100.items()},
        "announcements_without": dict(found.without),
        "calibration": {
            "brier": _round(found.brier),
            "expected_error": _round(found.calibration_error),
            "bins": [_bin_json(one) for one in found.bins],
        },
        "quotes": {"exact": found.quotes[0], "of": found.quotes[1]},
    }


def _bin_json(one: Bin) -> dict[str, Any]:
    mean, right = _round(one.confidence), _round(one.right)
    return {"from": one.low, "to": one.high, "facts": one.facts, "confidence": mean, "right": right}


def _row_json(row: Figure) -> dict[str, Any]:
    return {
        "announcements": row.announcements, "gold": row.gold, "predicted": row.predicted, "hit": row.hit,
        "false": row.false, "missed": row.missed, "same_names": row.strict, "exact_names": row.named,
        "precision": _round(row.precision), "recall": _round(row.recall), "f1": _round(row.f1),
        "intervals": {name: [_round(low), _round(high)] for name, (low, high) in row.intervals.items()},
    }  # fmt: skip


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)


def as_lines(measured: Measured, lang: str, trained: bool, markdown: bool) -> Iterator[str]:
    """All figures, one protocol after the other; as Markdown, or as columns for the terminal."""
    put = _markdown if markdown else _columns
    for protocol, tiers in measured.items():
        yield f"## {WORDS[protocol][lang]}" if markdown else WORDS[protocol][lang].upper()
        yield ""
        if protocol == "all" and trained:
            yield from (WORDS["trained"][lang], "")
        for tier, found in tiers.items():
            title = f"{WORDS[tier][lang]}, {found.announcements} {WORDS['announcements'][lang]}"
            yield from (f"### {title[0].upper()}{title[1:]}" if markdown else title, "")
            for table in (_types(found, lang), _languages(found, lang), _bins(found, lang)):
                if len(table) > 1:
                    yield from (*put(table), "")
            yield from (line for sentence in _sentences(found, lang) for line in (sentence, ""))


def _types(found: Figures, lang: str) -> Table:
    heads = _heads("type", lang)
    rows = [
        [name, *_cells(row), _number(found.false_per_100.get(name)) if name != ALL else ""]
        for name, row in found.types.items()
    ]
    return [[*heads, WORDS["per_100"][lang]], *rows]


def _languages(found: Figures, lang: str) -> Table:
    return [_heads("language", lang), *([name, *_cells(row)] for name, row in found.languages.items())]


def _heads(first: str, lang: str) -> list[str]:
    return [WORDS[first][lang], WORDS["precision"][lang], WORDS["recall"][lang], "F1",
            *(WORDS[key][lang] for key in ("gold", "predicted", "names"))]  # fmt: skip


def _cells(row: Figure) -> list[str]:
    measures = {"precision": row.precision, "recall": row.recall, "f1": row.f1}
    shares = [_share(value) + _interval(row, name) for name, value in measures.items()]
    return [*shares, str(row.gold), str(row.predicted), _share(row.named / row.hit if row.hit else None)]


def _interval(row: Figure, name: str) -> str:
    if name not in row.intervals or (name == "precision" and not row.predicted):
        return ""
    low, high = row.intervals[name]
    return f" ({_share(low)}–{_share(high)})"


def _bins(found: Figures, lang: str) -> Table:
    heads = [WORDS[key][lang] for key in ("confidence", "facts", "mean", "right")]
    rows = [[f"{b.low:g}–{b.high:g}", str(b.facts), _share(b.confidence), _share(b.right)] for b in found.bins]
    return [heads, *rows]


def _sentences(found: Figures, lang: str) -> Iterator[str]:
    calibration = WORDS["calibration"][lang]
    yield calibration.format(brier=_number(found.brier, 3), error=_number(found.calibration_error, 3)) + "."
    details = (
        f"{key} {WORDS['of'][lang].format(share=_share(right / asked), count=asked)}"
        for key, (right, asked) in found.details.items()
        if asked
    )
    yield f"{WORDS['details'][lang]}: {', '.join(details) or '–'}."
    exact, quotes = found.quotes
    yield WORDS["quotes"][lang].format(share=f"{100 * exact / quotes:g} %" if quotes else "–", count=quotes) + "."


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _number(value: float | None, digits: int = 1) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def _markdown(table: Sequence[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(table[0]) + " |"
    yield "|" + "---|" * len(table[0])
    yield from ("| " + " | ".join(row) + " |" for row in table[1:])


def _columns(table: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(_width(row[i]) for row in table) for i in range(len(table[0]))]
    for row in table:
        cells = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _width(cell: str) -> int:
    return sum(not unicodedata.combining(letter) for letter in cell)
