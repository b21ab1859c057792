"""The endpoint over real HTTP: what is sent, which form is agreed on, what is kept, what a bad server can do."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.endpoint.client import LARGEST, PATIENCE, Endpoint
from pipeline.endpoint.kept import Kept, key_of
from pipeline.endpoint.load import load_reader
from pipeline.errors import SettingsError
from pipeline.extract import Extractor
from pipeline.extract.second import Answer, Prompt
from pipeline.settings import ModelSettings, Settings, read_settings
from tests.extract.model_server import JSON, Body, Reply, Server, says, serve_model

PROMPT = Prompt("Do this.", "===== x =====\nThe Alder Library.\n===== x =====", {"type": "object"})


@pytest.fixture
def server() -> Iterator[Server]:
    with serve_model() as server:
        yield server


def endpoint(server: Server, kept: Path | None = None, key: str | None = None, timeout: float = 3.0) -> Endpoint:
    settings = ModelSettings(url=server.url, name="parrot", timeout=timeout)
    return Endpoint(settings, key, Kept(kept) if kept else None)


def refusing(*forms: str | None, status: int = 422) -> object:
    """A server that does not know some forms of answer."""

    def reply(body: Body) -> Reply:
        asked = body.get("response_format")
        form = asked["type"] if isinstance(asked, dict) else None
        return Reply(status=status, body=b'{"error": "unknown"}') if form in forms else says("{}")

    return reply


def test_what_is_sent(server: Server) -> None:
    endpoint(server, key="sesame")(PROMPT)
    body, headers = server.bodies[0], server.headers[0]
    assert server.paths == ["/v1/chat/completions"]
    assert (body["model"], body["temperature"], body["seed"]) == ("parrot", 0, 1)
    assert body["messages"] == [
        {"role": "system", "content": PROMPT.system},
        {"role": "user", "content": PROMPT.user},
    ]
    assert body["response_format"] == {
        "type": "json_schema",
        "json_schema": {"name": "answer", "strict": True, "schema": PROMPT.schema},
    }
    assert headers["Authorization"] == "Bearer sesame"


def test_without_a_key_none_is_sent_not_even_one_of_a_password_file(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    endpoint(server)(PROMPT)
    assert "Authorization" not in server.headers[0]


def test_no_proxy_of_the_environment_sees_the_text(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    with serve_model() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("http_proxy", proxy.url)
        assert endpoint(server)(PROMPT).content is not None
        assert proxy.paths == []


@pytest.mark.parametrize("status", [400, 415, 422, 500, 501])
@pytest.mark.parametrize(
    ("refused", "asked"),
    [
        ((), ["json_schema"]),
        (("json_schema",), ["json_schema", "json_object"]),
        (("json_schema", "json_object"), ["json_schema", "json_object", None]),
    ],
)
def test_the_form_of_answers_is_agreed_on_once(
    refused: tuple[str, ...], asked: list[str | None], status: int, server: Server
) -> None:
    server.reply = refusing(*refused, status=status)  # type: ignore[assignment]
    ask = endpoint(server)
    assert ask(PROMPT) == Answer("{}")
    assert server.formats() == asked
    ask(PROMPT)
    assert server.formats() == [*asked, asked[-1]]


def test_json_object_carries_the_schema(server: Server) -> None:
    server.reply = refusing("json_schema")  # type: ignore[assignment]
    endpoint(server)(PROMPT)
    assert server.bodies[1]["response_format"] == {"type": "json_object", "schema": PROMPT.schema}


def test_a_server_that_refuses_settings_of_the_sampler_is_asked_without_them(server: Server) -> None:
    server.reply = lambda body: Reply(status=400) if "temperature" in body else says("{}")
    assert endpoint(server)(PROMPT) == Answer("{}")
    assert server.bodies[-1].keys() == {"model", "messages"}


def test_a_server_that_refuses_everything_is_given_a_reason(server: Server) -> None:
    server.reply = lambda body: Reply(status=400)
    assert endpoint(server)(PROMPT) == Answer(None, "status-400")


@pytest.mark.parametrize(
    ("reply", "failure"),
    [
        (Reply(status=401), "key"),
        (Reply(status=403), "key"),
        (Reply(status=404), "status-404"),
        (Reply(status=429), "busy"),
        (Reply(status=503), "busy"),
        (Reply(body=b"<html><body>{}</body></html>", headers={"Content-Type": "text/html"}), "no-answer"),
        (Reply(body=b""), "no-answer"),
        (Reply(body=b"{}"), "no-answer"),
        (Reply(body=b'{"choices": []}'), "no-answer"),
        (Reply(body=b'{"choices": [{"message": "yes"}]}'), "no-answer"),
        (Reply(body=b"[" * 50_000), "no-answer"),
        (Reply(body=b"\xff\xfe{"), "no-answer"),
        (Reply(body=b'{"choices": [{"message": {"content": null, "refusal": "I cannot"}}]}'), "declined"),
        (Reply(body=b'{"choices": [{"message": {"content": {"facts": []}}}]}'), "declined"),
        (Reply(body=b'{"choices": [{"message": {"content": "{}", "refusal": "I cannot"}}]}'), "declined"),
        (says(" "), "declined"),
        (says("x" * 10_000_000), "too-large"),
        (Reply(body=says("{}").body, headers=JSON | {"Content-Encoding": "gzip"}), "unreachable"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bad_answer_is_a_reason(reply: Reply, failure: str, server: Server, tmp_path: Path) -> None:
    server.reply = lambda body: reply
    assert endpoint(server, tmp_path)(PROMPT) == Answer(None, failure)
    assert list(tmp_path.rglob("*.json")) == []


def test_a_large_answer_is_not_read_to_its_end(server: Server) -> None:
    server.reply = lambda body: Reply(body=b" " * 10_000_000)
    assert LARGEST < 10_000_000
    assert endpoint(server)(PROMPT).failure == "too-large"


@pytest.mark.parametrize("reply", [Reply(wait=2.0), Reply(body=says("{}").body, drip=0.05)], ids=["silent", "dripping"])
def test_a_slow_server_is_given_up_when_its_time_is_over(reply: Reply, server: Server) -> None:
    server.reply = lambda body: reply
    begun = time.monotonic()
    assert endpoint(server, timeout=0.5)(PROMPT) == Answer(None, "timeout")
    assert time.monotonic() - begun < 1.5


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(status: int, server: Server) -> None:
    with serve_model() as other:
        headers = {"Location": f"{other.url}/chat/completions"}
        server.reply = lambda body: Reply(status=status, headers=headers, body=b"x" * 5_000_000)
        assert endpoint(server, key="sesame")(PROMPT) == Answer(None, f"status-{status}")
        assert other.paths == []


def test_a_server_that_is_not_there_is_left_in_peace_after_some_failures() -> None:
    with serve_model() as server:
        pass
    ask = endpoint(server)
    assert [ask(PROMPT).failure for _ in range(PATIENCE + 1)] == [*["unreachable"] * PATIENCE, "given-up"]


def test_after_the_key_was_refused_no_other_text_is_sent(server: Server) -> None:
    server.reply = lambda body: Reply(status=401)
    ask = endpoint(server)
    assert [ask(PROMPT).failure, ask(PROMPT).failure] == ["key", "given-up"]
    assert len(server.bodies) == 1


# --- answers that are kept ------------------------------------------------------------------------------------------


def test_what_was_asked_once_is_not_asked_again(server: Server, tmp_path: Path) -> None:
    server.reply = lambda body: says(f"answer {len(server.bodies)}")
    assert endpoint(server, tmp_path)(PROMPT) == endpoint(server, tmp_path)(PROMPT) == Answer("answer 1")
    assert len(server.bodies) == 1


def test_another_model_prompt_or_text_is_another_question() -> None:
    others = [Prompt("Else.", PROMPT.user, PROMPT.schema), Prompt(PROMPT.system, "Else.", PROMPT.schema),
              Prompt(PROMPT.system, PROMPT.user, {})]  # fmt: skip
    keys = {key_of("parrot", prompt) for prompt in [PROMPT, *others]} | {key_of("other", PROMPT)}
    assert len(keys) == 5


@pytest.mark.parametrize("broken", [b"", b"{", b"[1]", b"\xff", b'{"a": 1}'])
def test_a_broken_file_is_asked_again(broken: bytes, server: Server, tmp_path: Path) -> None:
    endpoint(server, tmp_path)(PROMPT)
    (path,) = tmp_path.rglob("*.json")
    path.write_bytes(broken)
    endpoint(server, tmp_path)(PROMPT)
    assert len(server.bodies) == 2
    assert isinstance(json.loads(path.read_text()), str)


def test_a_folder_that_cannot_be_written_costs_no_answer(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert endpoint(server, tmp_path / "file")(PROMPT).content is not None


def test_the_key_is_in_no_file(server: Server, tmp_path: Path) -> None:
    endpoint(server, tmp_path, key="sesame")(PROMPT)
    assert all(b"sesame" not in path.read_bytes() for path in tmp_path.rglob("*.json"))


# --- settings -------------------------------------------------------------------------------------------------------

MODEL = {"url": "http://127.0.0.1:1/v1", "name": "parrot"}


def test_without_the_setting_the_packs_read_alone(server: Server) -> None:
    settings = read_settings({"model": {"url": server.url, "name": "parrot"}})
    assert isinstance(load_reader(settings, None), Extractor)
    assert isinstance(load_reader(Settings(), None), Extractor)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"extractor": "both"}, "'model.url' is not set"),
        ({"extractor": "model", "model": {"url": MODEL["url"]}}, "'model.name' is not set"),
        ({"extractor": "llm"}, '\'extractor\' must be "packs" or "model" or "both"'),
        ({"extractor": "both", "model": MODEL | {"url": "127.0.0.1:8000"}}, "'model.url' must be a whole"),
        ({"extractor": "both", "model": MODEL | {"url": "ftp://a.example/v1"}}, "'model.url' must be a whole"),
        ({"extractor": "both", "model": MODEL | {"url": "https://a.example/v1?key=1"}}, "'model.url' must be a whole"),
        ({"extractor": "both", "model": MODEL | {"url": "http://a.example/v1", "key_env": "K"}}, "must be https"),
        ({"model": {"timeout": 0}}, "'model.timeout' must be more than 0"),
        ({"model": {"key": "sesame"}}, "unknown key 'model.key'"),
    ],
    ids=str,
)
def test_a_wrong_setting_is_named(table: dict[str, object], words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        read_settings(table)


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({"extractor": "both", "model": MODEL | {"url": "https://me:sesame@a.example/v1"}})
    assert "sesame" not in str(caught.value)


@pytest.mark.parametrize("value", [None, "", "  ", "ses\name", "სეზამი"])
def test_a_key_that_is_not_there_is_named_before_any_work(value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TSEVRI_TEST_KEY", raising=False)
    if value is not None:
        monkeypatch.setenv("TSEVRI_TEST_KEY", value)
    settings = read_settings({"extractor": "both", "model": MODEL | {"key_env": "TSEVRI_TEST_KEY"}})
    with pytest.raises(SettingsError, match="TSEVRI_TEST_KEY") as caught:
        load_reader(settings, None)
    assert not value or not value.strip() or value not in str(caught.value)
