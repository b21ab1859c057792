"""`tsevri authority`: the steward's way from what a release found to a file of their own, and on to Wikidata."""

import csv
import io
from pathlib import Path

import pytest

from pipeline.publish.quickstatements import _quoted
from pipeline.resources import resource
from tests.command import tsevri

NEWS = {
    "a.md": """---
url: https://harbour.example/news/1
language: en
published: 2020-04-02
---
The Harbour Museum joined the "Network of Harbour Museums" as an associate member in March 2020.
The Network of Harbour Museums was founded in 1992.
""",
    "b.md": """---
url: https://hill.example/news/1
language: en
published: 2020-04-03
---
The Hill Library joined the Network of Harbour Museums in 2019.
""",
}
NO_PAGE = "The Harbour Museum left the Network of Harbour Museums on 4 May 2021."
OURS = (
    "slug\tname\tidentifier\tsource\n"
    "harbour-museum\tHarbour Museum@en"
    "\twikidata http://www.wikidata.org/entity/Q11 https://harbour.example/about Wikidata"
    "\tabout https://harbour.example/about name\n"
    "network\tNetwork of Harbour Museums@en"
    "\twikidata https://www.wikidata.org/wiki/Q22 https://network.example/about Wikidata"
    "\tabout https://network.example/about name\n"
)
ARGUMENTS = ("authority", "add", "--slug", "mills", "--name", "League of Mills@en")
SOURCE = ("--source", "about https://mills.example/about name")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workspace")
    (folder / "announcements").mkdir()
    for name, text in NEWS.items():
        (folder / "announcements" / name).write_text(text, "utf-8")
    (folder / "tsevri.toml").write_text('authority = ["ours.tsv"]\n', "utf-8")
    (folder / "ours.tsv").write_text(OURS, "utf-8")
    done = tsevri("run", "announcements", cwd=folder)
    assert done.code == 0, done.err
    return folder


def test_what_a_release_can_prove_goes_to_wikidata_with_page_and_words(workspace: Path) -> None:
    done = tsevri("authority", "quickstatements", cwd=workspace)
    page = 'S854\t"https://harbour.example/news/1"\tS1683\t'
    quote = "The Harbour Museum joined the “Network of Harbour Museums” as an associate member in March 2020."
    assert done.out.splitlines() == [
        f'Q11\tP463\tQ22\tP580\t+2020-03-00T00:00:00Z/10\t{page}en:"{quote}"',
        f'Q22\tP571\t+1992-00-00T00:00:00Z/9\t{page}en:"The Network of Harbour Museums was founded in 1992."',
    ]
    assert "2 commands for QuickStatements; 0 left out" in done.err


def test_a_statement_without_a_web_page_stays_out_of_wikidata_and_is_counted(workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "ours.tsv").write_text(OURS, "utf-8")
    (tmp_path / "tsevri.toml").write_text('authority = ["ours.tsv"]\n', "utf-8")
    (tmp_path / "news.txt").write_text(NO_PAGE, "utf-8")
    assert tsevri("run", "news.txt", "--language", "en", cwd=tmp_path).code == 0
    done = tsevri("authority", "quickstatements", "--lang", "ka", cwd=tmp_path)
    assert done.out == ""
    assert "0 ბრძანება QuickStatements-ისთვის; გამოტოვებულია 1" in done.err


def test_a_quote_cannot_break_out_of_its_command() -> None:
    quote = _quoted('A "museum"\tjoined\n"us || Q1\tP31\tQ5 /* all */')
    assert quote == "A “museum” joined ”us | | Q1 P31 Q5 / * all * /"


def test_what_no_file_knows_is_suggested_checked_and_added(workspace: Path, tmp_path: Path) -> None:
    suggested = tsevri("authority", "suggest", cwd=workspace)
    (row,) = csv.DictReader(io.StringIO(suggested.out), delimiter="\t")
    assert (row["slug"], row["name"]) == ("hill-library", "Hill Library@en")
    assert row["source"] == "page1 https://hill.example/news/1 name"
    new = tmp_path / "new.tsv"
    new.write_text(suggested.out, "utf-8")
    checked = tsevri("authority", "check", new, cwd=workspace)
    assert checked.code == 0, checked.out
    for file in ("mine.tsv", "mine.csv", "mine.ttl"):
        added = tsevri("authority", "add", "--line", new, "--to", tmp_path / file, cwd=tmp_path)
        assert added.code == 0, added.err
        assert "put it into `authority`" in added.err
        shown = tsevri("authority", "export", tmp_path / file, cwd=tmp_path)
        assert shown.out == suggested.out
        again = tsevri("authority", "add", "--line", new, "--to", tmp_path / file, cwd=tmp_path)
        assert again.code == 2
        assert "<organisation/hill-library> is there already" in again.err
        assert tsevri("authority", "export", tmp_path / file, cwd=tmp_path).out == shown.out


def test_the_most_used_is_suggested_first_and_no_more_than_wanted(tmp_path: Path) -> None:
    members = ("Harbour Museum", "Hill Library", "Harbour Museum", "Salt Archive", "Harbour Museum", "Hill Library")
    for number, member in enumerate(members):
        text = f"Note {number}. The {member} joined the Network of Harbour Museums in 201{number}."
        head = f"---\nurl: https://news.example/{number}\nlanguage: en\npublished: 2020-04-0{number + 1}\n---\n"
        (tmp_path / f"{number}.md").write_text(f"{head}{text}\n", "utf-8")
    assert tsevri("run", ".", "--output", "output", cwd=tmp_path).code in (0, 1)
    every, two = (
        [row["name"] for row in csv.DictReader(io.StringIO(done.out), delimiter="\t")]
        for done in (
            tsevri("authority", "suggest", cwd=tmp_path),
            tsevri("authority", "suggest", "--limit", "2", cwd=tmp_path),
        )
    )
    assert every == [
        "Network of Harbour Museums@en", "Harbour Museum@en", "Hill Library@en", "Salt Archive@en"
    ]  # fmt: skip
    assert two == every[:2]


def test_a_line_at_fault_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    ours = tmp_path / "ours.tsv"
    ours.write_text(OURS, "utf-8")
    for more, told in (
        ((), "An organisation must name the pages"),
        ((*SOURCE, "--name", "The harbour museum@en"), "is also a name of"),
        ((*SOURCE, "--identifier", "x javascript:alert(1) https://p.example/ X"), "is no web address"),
    ):
        done = tsevri(*ARGUMENTS, *more, "--to", ours, cwd=tmp_path)
        assert (done.code, told in done.err) == (2, True), done.err
        assert ours.read_text("utf-8") == OURS


def test_one_line_at_fault_keeps_all_lines_out(tmp_path: Path) -> None:
    new = OURS.replace("https://network.example/about name", "https://network.example/about url")
    done = tsevri("authority", "add", "--line", "-", "--to", "ours.ttl", cwd=tmp_path, stdin=new.encode())
    assert done.code == 2
    assert "<organisation/network>" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_line_goes_to_the_last_file_of_the_settings_and_never_to_ours(tmp_path: Path) -> None:
    (tmp_path / "tsevri.toml").write_text('authority = ["ours.tsv"]\n', "utf-8")
    (tmp_path / "ours.tsv").write_text(OURS.rstrip("\n"), "utf-8")  # as an editor may leave it
    done = tsevri(*ARGUMENTS, *SOURCE, cwd=tmp_path)
    assert (done.code, done.err) == (0, f"Added mills to {tmp_path / 'ours.tsv'}.\n".replace(f"{tmp_path}/", ""))
    assert (tmp_path / "ours.tsv").read_text("utf-8").startswith(OURS + "mills\tLeague of Mills@en\t")
    shipped = resource("authority") / "networks.ttl"
    before = shipped.read_bytes()
    for arguments in ((*ARGUMENTS, *SOURCE, "--to", shipped), ("authority", "import", "ours.tsv", "--to", shipped)):
        refused = tsevri(*arguments, cwd=tmp_path)
        assert (refused.code, "comes with Tsevri" in refused.err) == (2, True)
    assert shipped.read_bytes() == before


def test_without_a_file_of_ones_own_it_asks_for_one(tmp_path: Path) -> None:
    done = tsevri(*ARGUMENTS, *SOURCE, cwd=tmp_path)
    assert (done.code, "Add --to ours.tsv" in done.err) == (2, True)


def test_faults_are_listed_with_line_and_remedy(tmp_path: Path) -> None:
    double = (
        OURS
        + OURS.splitlines()[1].replace("harbour-museum", "hm").replace("Harbour Museum@en", "the HARBOUR museum@en")
        + "\n"
    )
    (tmp_path / "ours.tsv").write_text(double, "utf-8")
    done = tsevri("authority", "check", "ours.tsv", cwd=tmp_path)
    assert done.code == 1
    assert done.err == "2 faults.\n"
    identifier, name = done.out.splitlines()
    assert "ours.tsv, line 4, <organisation/hm>: http://www.wikidata.org/entity/Q11 is also an identifier" in identifier
    assert "ours.tsv, line 4, <organisation/hm>: “the HARBOUR museum” is also a name of ours.tsv, line 2" in name
    georgian = tsevri("authority", "check", "ours.tsv", "--lang", "ka", cwd=tmp_path)
    assert "სხვა ორგანიზაციის სახელიცაა" in georgian.out


def test_an_acronym_of_two_is_told_and_is_no_fault(tmp_path: Path) -> None:
    both = "slug\tname\talternate_name\tsource\n" + "".join(
        f"{slug}\t{slug}@en\tHMX\tabout https://{slug}.example/ name alternate_name\n" for slug in ("mill", "hill")
    )
    (tmp_path / "ours.tsv").write_text(both, "utf-8")
    done = tsevri("authority", "check", "ours.tsv", cwd=tmp_path)
    assert done.code == 0, done.out
    assert "the acronym HMX is also that of" in done.out


def test_turtle_to_table_to_turtle_is_the_same(tmp_path: Path) -> None:
    for form in ("tsv", "csv"):
        table = tsevri("authority", "export", "--format", form, cwd=tmp_path).out
        (tmp_path / f"a.{form}").write_text(table, "utf-8")
        done = tsevri("authority", "import", f"a.{form}", "--to", f"{form}.ttl", cwd=tmp_path)
        assert done.code == 0, done.err
    turtle = tsevri("authority", "export", "--format", "ttl", cwd=tmp_path).out
    assert (tmp_path / "tsv.ttl").read_text("utf-8") == (tmp_path / "csv.ttl").read_text("utf-8") == turtle
    kept = tsevri("authority", "import", "a.tsv", "--to", "tsv.ttl", cwd=tmp_path)
    assert (kept.code, "add --replace" in kept.err) == (2, True)
    assert tsevri("authority", "import", "a.csv", "--to", "tsv.ttl", "--replace", cwd=tmp_path).code == 0
