"""The command as a person meets it: help, slips of the pen, exit codes, interruption."""

import importlib
from pathlib import Path

import click
import pytest

from pipeline.cli import app
from pipeline.cli.app import COMMANDS, exit_code
from pipeline.errors import PublishError, TsevriError, UsageError

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> "type[Failing]":
    """A command `verify` that raises what a test puts into `Failing.error`."""
    monkeypatch.setattr(app.Commands, "get_command", lambda *_: Failing.command)
    return Failing


class Failing:
    error: BaseException = UsageError("")

    @staticmethod
    @click.command("verify")
    def command() -> None:
        raise Failing.error


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_in_short_what_the_list_of_commands_says(name: str) -> None:
    command = importlib.import_module(f"pipeline.cli.{name.replace('-', '_')}").command
    assert (command.name, command.short_help) == (name, COMMANDS[name])


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_teaches_by_example(name: str, capsys: Capture) -> None:
    assert exit_code([name, "--help"]) == 0
    assert f"  tsevri {name} " in capsys.readouterr().out


def test_help_lists_every_command(capsys: Capture) -> None:
    assert exit_code(["--help"]) == 0
    out = capsys.readouterr().out
    assert [name for name in COMMANDS if f"  {name} " not in out] == []


def test_a_misspelt_command_is_met_with_the_nearest_one(capsys: Capture) -> None:
    assert exit_code(["verfy"]) == 2
    assert "Did you mean 'verify'?" in capsys.readouterr().err


def test_a_misspelt_option_is_met_with_the_nearest_one(capsys: Capture) -> None:
    assert exit_code(["run", "--ouptut", "x"]) == 2
    assert "--output" in capsys.readouterr().err


def test_an_error_of_use_exits_2_without_a_traceback(failing: type[Failing], capsys: Capture) -> None:
    failing.error = UsageError("There is no such thing.")
    assert exit_code(["verify"]) == 2
    assert capsys.readouterr() == ("", "tsevri: There is no such thing.\n")


@pytest.mark.parametrize("error", [PublishError("The disk is full."), TsevriError("The disk is full.")])
def test_an_error_at_work_exits_1_without_a_traceback(
    error: TsevriError, failing: type[Failing], capsys: Capture
) -> None:
    failing.error = error
    assert exit_code(["verify"]) == 1
    assert capsys.readouterr() == ("", "tsevri: The disk is full.\n")


def test_ctrl_c_exits_130_with_a_kind_sentence(failing: type[Failing], capsys: Capture) -> None:
    failing.error = KeyboardInterrupt()
    assert exit_code(["verify"]) == 130
    assert "Nothing was published" in capsys.readouterr().err


def test_a_workspace_has_settings_a_folder_and_an_example(tmp_path: Path) -> None:
    assert exit_code(["init", str(tmp_path / "ws")]) == 0
    found = sorted(str(path.relative_to(tmp_path / "ws")) for path in (tmp_path / "ws").rglob("*") if path.is_file())
    assert found == ["announcements/example.md", "decisions.jsonl", "tsevri.toml"]


def test_a_workspace_is_never_made_over_another(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "tsevri.toml").write_text("# mine\n")
    assert exit_code(["init", str(tmp_path)]) == 2
    assert (tmp_path / "tsevri.toml").read_text() == "# mine\n"
    assert "nothing was changed" in capsys.readouterr().err


def test_an_unknown_key_in_the_settings_stops_a_run_before_it_begins(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "tsevri.toml").write_text('bse = "https://example.org/"\n')
    assert exit_code(["run", "--config", str(tmp_path / "tsevri.toml")]) == 2
    assert "unknown key 'bse': did you mean 'base'?" in capsys.readouterr().err
