"""The page that says in words what the shapes ask for, made from the shapes themselves.

python -m pipeline.validate.handbook > docs/shapes.md
"""

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby

from pipeline.model import Severity
from pipeline.validate.rules import Group, Rule
from pipeline.validate.shapes import Shapes

INTRODUCTION = """\
# The shapes

<!-- Made by `python -m pipeline.validate.handbook > docs/shapes.md`; change the files in shapes/ instead. -->

What `tsevri run` asks of every announcement before it is published, and `tsevri validate` of any RDF file:
{rules} rules in {groups} shapes. A **violation** holds the announcement back; a **warning** or a **note** is told
and changes nothing. Where a rule says so, the fault weighs less when it only arises from what several announcements
say together.

Each rule is a shape of [SHACL](https://www.w3.org/TR/shacl/); its IRI is `https://w3id.org/tsevri/shapes#` and its
code. Any SHACL processor that knows SPARQL rules can run them. Each has the same words in Georgian.
"""
SEVERITIES: dict[Severity, str] = {"violation": "violation", "warning": "warning", "info": "note"}


def handbook(shapes: Shapes) -> str:
    """The page in Markdown."""
    introduction = INTRODUCTION.format(rules=len(shapes.rules), groups=len(shapes.groups))
    return "\n".join([introduction, *_chapters(shapes.groups)])


def _chapters(groups: Iterable[Group]) -> Iterator[str]:
    for file, chapter in groupby(groups, key=lambda group: group.file):
        yield f"## {file.removesuffix('.ttl').capitalize()}\n\nIn `shapes/{file}`.\n"
        for group in chapter:
            yield from _section(group)


def _section(group: Group) -> Iterator[str]:
    yield f"### {group.label['en']} ({group.label['ka']})\n"
    yield "| rule | severity | what is wrong | what to do |\n|---|---|---|---|"
    for rule in group.rules:
        yield f"| `{rule.code}` | {_severity(rule)} | {_cell(rule.message['en'])} | {_cell(rule.remedy['en'])} |"
    yield ""


def _severity(rule: Rule) -> str:
    own = SEVERITIES[rule.severity]
    return own if rule.together == rule.severity else f"{own}; together {SEVERITIES[rule.together]}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "\\<")


if __name__ == "__main__":
    sys.stdout.write(handbook(Shapes.load()))
