"""Any number of synthetic announcements, always the same ones: `python bench/announcements.py 10000 > news.jsonl`.

The bodies are invented by putting words together, so that no page of any real organisation is needed. Half are in
Georgian. Of ten announcements eight state something, one plans it, one holds no fact.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence

TOWNS_EN = tuple(
    first + second
    for first in ("Alder", "Birch", "Clay", "Dun", "East", "Fern", "Glen", "Harbour", "Iron", "Kings", "Linden", "Mill")
    for second in ("bridge", "burgh", "dale", "field", "ford", "gate", "ham", "mouth", "port", "stead", "wick", "wood")
)
SUBJECTS_EN = ("Maritime", "Folk", "Textile", "Railway", "Glass", "Mining", "Theatre", "Natural History", "Postal")
BODIES_EN = ("Museum", "Library", "Archive", "Museum Trust", "Heritage Centre")
NETWORK_AREAS_EN = ("European", "Nordic", "Baltic", "Alpine", "Danube", "Atlantic", "Black Sea", "International")
NETWORK_KINDS_EN = ("Network", "Association", "Federation", "Council")
NETWORK_SUBJECTS_EN = ("Textile Museums", "Railway Museums", "Open-Air Museums", "Glass Collections", "Town Archives")

TOWNS_KA = tuple(
    first + second
    for first in ("ახალ", "ძველ", "ზემო", "ქვემო", "შუა", "დიდ", "პატარა", "თეთრ", "შავ", "წითელ", "მთა", "ველ")
    for second in ("წყლის", "ხევის", "ციხის", "სოფლის", "ბაღის", "ქალაქის", "ხიდის", "გორის", "ტყის", "კარის")
)
SUBJECTS_KA = ("ისტორიის", "ეთნოგრაფიის", "ხელოვნების", "თეატრის", "მეღვინეობის", "რკინიგზის", "აბრეშუმის")
BODIES_KA = ("მუზეუმი", "ბიბლიოთეკა", "არქივი", "გალერეა")
NETWORK_AREAS_KA = ("ევროპის", "კავკასიის", "შავი ზღვის", "საერთაშორისო", "რეგიონული")
NETWORK_SUBJECTS_KA = ("მუზეუმების", "ბიბლიოთეკების", "არქივების", "გალერეების")
NETWORK_KINDS_KA = ("ასოციაცია", "ქსელი", "კავშირი", "ფედერაცია")

FRAMES_EN = (
    "{body} has joined the {network}. The accession took effect on {day} {month} {year}.",
    "{body} is a member of the {network} since {year}.",
    "The general assembly welcomed {body} as a full member of the {network} in {month} {year}.",
    "{body} left the {network} on {day} {month} {year}.",
    "The {network} was founded in {year}. It unites {size} museums.",
    "{body} was founded in {year}.",
    "{body} became an associate member of the {network} in {year}.",
    "Two bodies are now members of the {network}: {body} and {other}.",
    "{body} plans to apply for membership in the {network} next year.",
    "{body} opens a new exhibition of {subject} photographs on {day} {month} {year}. Admission is free.",
)
FRAMES_KA = (
    "{body} გახდა {network_gen} წევრი.",
    "{body} {year} წლიდან {network_gen} წევრია.",
    "{body} {year} წელს გაწევრიანდა {network_gen} შემადგენლობაში.",
    "{body} {year} წელს გავიდა {network_gen} შემადგენლობიდან.",
    "{network} {year} წელს დაარსდა. ის აერთიანებს {size} მუზეუმს.",
    "{body} {year} წელს დაარსდა.",
    "{body} {network_gen} ასოცირებული წევრი გახდა.",
    "{network_gen} წევრები გახდნენ {body} და {other}.",
    "{body} გეგმავს {network_gen} წევრობას მომავალ წელს.",
    "{body} {day} მაისს ახალ გამოფენას გახსნის. დასწრება თავისუფალია.",
)
MONTHS = ("January", "March", "April", "May", "June", "September", "October", "November")


class Draw:
    """Choices that are a function of a number, on any machine."""

    def __init__(self, number: int) -> None:
        self._rest = int.from_bytes(hashlib.sha256(str(number).encode()).digest(), "big")

    def below(self, bound: int) -> int:
        self._rest, choice = divmod(self._rest, bound)
        return choice

    def one(self, choices: Sequence[str]) -> str:
        return choices[self.below(len(choices))]


def announcements(number: int) -> Iterator[Mapping[str, str]]:
    """The first `number` announcements, as lines of JSON Lines hold them."""
    for index in range(number):
        draw = Draw(index)
        yield georgian(index, draw) if index % 2 else english(index, draw)


def english(index: int, draw: Draw) -> Mapping[str, str]:
    body, other = (f"{draw.one(TOWNS_EN)} {draw.one(SUBJECTS_EN)} {draw.one(BODIES_EN)}" for _ in range(2))
    network = f"{draw.one(NETWORK_AREAS_EN)} {draw.one(NETWORK_KINDS_EN)} of {draw.one(NETWORK_SUBJECTS_EN)}"
    values = {"body": f"The {body}", "other": f"the {other}", "network": network, "subject": draw.one(SUBJECTS_EN)}
    sentence = FRAMES_EN[index // 2 % len(FRAMES_EN)].format(**values, **numbers(draw))
    text = f"{sentence}\n\nNews item {index + 1} of the press office. We thank all colleagues for their work."
    return record(index, "en", f"News of the {body}", text, draw)


def georgian(index: int, draw: Draw) -> Mapping[str, str]:
    body, other = (f"{draw.one(TOWNS_KA)} {draw.one(SUBJECTS_KA)} {draw.one(BODIES_KA)}" for _ in range(2))
    stem = f"{draw.one(NETWORK_AREAS_KA)} {draw.one(NETWORK_SUBJECTS_KA)}"
    kind = draw.one(NETWORK_KINDS_KA)
    genitive = kind[:-1] + "ის"  # all four end in a vowel that the genitive drops
    values = {"body": body, "other": other, "network": f"{stem} {kind}", "network_gen": f"{stem} {genitive}"}
    sentence = FRAMES_KA[index // 2 % len(FRAMES_KA)].format(**values, **numbers(draw))
    text = f"{sentence}\n\nპრესსამსახურის ცნობა {index + 1}. მადლობას ვუხდით ყველა კოლეგას."
    return record(index, "ka", f"{body}: სიახლე", text, draw)


def numbers(draw: Draw) -> Mapping[str, str]:
    return {
        "day": str(1 + draw.below(28)),
        "month": draw.one(MONTHS),
        "year": str(1950 + draw.below(74)),
        "size": str(10 + draw.below(3000)),
    }


def record(index: int, language: str, title: str, text: str, draw: Draw) -> Mapping[str, str]:
    published = f"{2024 + draw.below(2)}-{1 + draw.below(12):02}-{1 + draw.below(28):02}"
    url = f"https://news.example.org/{language}/{index + 1}"
    return {"url": url, "title": title, "language": language, "published": published, "text": text}


def main() -> None:
    parser = argparse.ArgumentParser(description="Write synthetic announcements as JSON Lines.")
    parser.add_argument("number", type=int)
    for announcement in announcements(parser.parse_args().number):
        sys.stdout.write(json.dumps(announcement, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
