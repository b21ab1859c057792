"""The commands with a language model beside the packs, against a server on this machine."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command import Done, files_of, tsevri
from tests.extract.model_server import Reply, Server, says, serve_model
from tests.extract.test_model_grounding import CLAIM

FOREIGN = "Makumbusho ya Lamu ilijiunga na JMP tarehe 12 Mei 2021."
SURE = "The League of Historic Mills (LHM) was founded in 1950."
GOOD = CLAIM | {"date": "12 Mei 2021"}
BAD = CLAIM | {"object": "Zorgon"}


@pytest.fixture
def server() -> Iterator[Server]:
    with serve_model() as server:
        server.reply = lambda body: says({"facts": [GOOD, BAD]})
        yield server


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that knows what every run must check once: the authority file."""
    folder = tmp_path_factory.mktemp("checked")
    (folder / "sure.txt").write_text(SURE, "utf-8")
    tsevri("run", "sure.txt", cwd=folder)
    return folder / "output" / ".cache"


@pytest.fixture
def workspace(folder: Path, checked: Path) -> Path:
    for output in ("output", "out-1", "out-2", "with", "without"):
        shutil.copytree(checked, folder / output / ".cache")
    return folder


@pytest.fixture
def folder(tmp_path: Path, server: Server) -> Path:
    """A folder with settings, a foreign announcement and one that the packs are sure of."""
    news = tmp_path / "announcements"
    news.mkdir()
    for number in range(6):
        head = f"---\nlanguage: sw\nurl: https://news.example/{number}\n---\n"
        (news / f"foreign-{number}.txt").write_text(f"{head}{FOREIGN} {'Karibu! ' * number}\n", "utf-8")
    (news / "sure.txt").write_text(f"---\nlanguage: en\n---\n{SURE}\n", "utf-8")
    write_settings(tmp_path, server.url)
    return tmp_path


def write_settings(folder: Path, url: str, extractor: str = "both", more: str = "") -> None:
    table = f'extractor = "{extractor}"\n[model]\nurl = "{url}"\nname = "parrot"\ntimeout = 20\n{more}\n'
    (folder / "tsevri.toml").write_text(table, "utf-8")


def go(workspace: Path, *arguments: str) -> Done:
    return tsevri("run", *arguments, cwd=workspace)


def test_a_run_publishes_the_packs_facts_and_lists_the_models(workspace: Path) -> None:
    done = go(workspace, "--json", "--jobs", "1")
    told = json.loads(done.out)
    assert done.code in (0, 1), done.err
    assert told["counts"]["facts.formation"] == 1
    assert (told["codes"]["fact.model"], told["codes"]["model.dropped"]) == (6, 6)
    assert "extract.no-pack" not in told["codes"]
    listed = (workspace / "output" / "latest" / "findings.json").read_text("utf-8")
    assert "Only a language model says so: Makumbusho ya Lamu → JMP (joined)." in listed
    assert "Zorgon" not in listed


def test_the_screen_counts_what_was_dropped(workspace: Path) -> None:
    said = go(workspace).err
    assert "6 said by the language model alone" in said
    assert "6 claims of the language model dropped" in said


def test_a_second_run_asks_nothing_and_gives_the_same_bytes(workspace: Path, server: Server) -> None:
    go(workspace)
    first, asked = files_of(workspace / "output" / "latest"), len(server.bodies)
    assert asked == 6
    server.reply = lambda body: Reply(status=500)
    done = go(workspace)
    assert (files_of(workspace / "output" / "latest"), len(server.bodies)) == (first, asked)
    assert "unchanged" in done.err


def test_answers_outlive_the_results_of_a_run(workspace: Path, server: Server) -> None:
    go(workspace)
    first, asked = files_of(workspace / "output" / "latest"), len(server.bodies)
    (workspace / "output" / ".cache" / "results.sqlite").unlink()
    go(workspace)
    assert (files_of(workspace / "output" / "latest"), len(server.bodies)) == (first, asked)


def test_the_number_of_processes_changes_no_byte(workspace: Path) -> None:
    releases = []
    for jobs in ("1", "2"):
        go(workspace, "--output", f"out-{jobs}", "--jobs", jobs)
        releases.append(files_of(workspace / f"out-{jobs}" / "latest"))
    assert releases[0] == releases[1]


def test_what_a_model_says_changes_no_statement(workspace: Path) -> None:
    go(workspace, "--output", "with")
    (workspace / "tsevri.toml").write_text("", "utf-8")
    go(workspace, "announcements", "--output", "without")
    with_model, without = (files_of(workspace / name / "latest") for name in ("with", "without"))
    assert with_model["memberships.nq"] == without["memberships.nq"]


def test_a_server_that_was_away_is_asked_again_by_the_next_run(workspace: Path, server: Server) -> None:
    server.reply = lambda body: Reply(status=503)
    first = json.loads(go(workspace, "--json", "--jobs", "1").out)
    assert first["codes"]["model.no-answer"] == 6
    assert first["codes"]["model.unavailable"] >= 1
    assert first["codes"]["extract.no-pack"] == 6
    assert first["counts"]["facts.formation"] == 1
    server.reply = lambda body: says({"facts": [GOOD]})
    second = json.loads(go(workspace, "--json", "--jobs", "1").out)
    assert second["codes"]["fact.model"] == 6
    assert "model.no-answer" not in second["codes"]


def test_another_model_is_another_reading(workspace: Path, server: Server) -> None:
    go(workspace)
    asked = len(server.bodies)
    settings = workspace / "tsevri.toml"
    settings.write_text(settings.read_text("utf-8").replace("parrot", "magpie"), "utf-8")
    go(workspace)
    assert len(server.bodies) == 2 * asked


@pytest.mark.parametrize("command", ["run", "extract", "explain"])
@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ('extractor = "both"\n', "'model.url' is not set"),
        ('extractor = "model"\n[model]\nurl = "http://127.0.0.1:1/v1"\n', "'model.name' is not set"),
        (
            'extractor = "both"\n[model]\nurl = "https://a.example/v1"\nname = "x"\nkey_env = "TSEVRI_NO_KEY"\n',
            "TSEVRI_NO_KEY",
        ),
    ],
    ids=["url", "name", "key"],
)
def test_a_missing_setting_is_named_before_any_work(command: str, settings: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "tsevri.toml").write_text(settings, "utf-8")
    (tmp_path / "a.txt").write_text(SURE, "utf-8")
    done = tsevri(command, "a.txt", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert words in done.err
    assert not (tmp_path / "output").exists()


def test_extract_prints_the_claims_and_says_what_was_dropped(folder: Path) -> None:
    done = tsevri("extract", "announcements/foreign-0.txt", cwd=folder)
    (fact,) = map(json.loads, done.out.splitlines())
    assert (done.code, fact["tier"], fact["rule"], fact["start"]) == (0, "review", "model:parrot", "2021-05-12")
    assert "Claim 1 of the language model was dropped: a name in it does not stand in the text." in done.err
    assert not (folder / "output").exists()


def test_explain_says_that_only_a_model_says_so(folder: Path) -> None:
    done = tsevri("explain", "announcements/foreign-0.txt", cwd=folder)
    assert done.code == 0
    assert "Found, for a person to review" in done.out
    assert "the language model “parrot” says so, and nobody has looked" in done.out


def test_a_key_is_sent_and_shown_nowhere(workspace: Path, server: Server) -> None:
    write_settings(workspace, server.url, more='key_env = "TSEVRI_TEST_KEY"')
    done = tsevri("run", cwd=workspace, environment={"TSEVRI_TEST_KEY": "sesame"})
    assert {headers["Authorization"] for headers in server.headers} == {"Bearer sesame"}
    assert "sesame" not in done.out + done.err
    shutil.rmtree(workspace / "announcements")
    assert [path for path in workspace.rglob("*") if path.is_file() and b"sesame" in path.read_bytes()] == []
