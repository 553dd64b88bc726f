"""A chat model over real HTTP that words a follow-up: well, inventing, failing, slow."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answering.chat.chat_model import load_chat_model
from assistant.domain import ScrubbedText
from assistant.errors import ConfigurationError
from assistant.retrieval.follow_ups.follow_up import RuleFollowUps
from assistant.retrieval.follow_ups.model_follow_up import ModelFollowUps, load_prompt
from assistant.settings import Settings
from tests.assistant.answering.chat_server import ChatServer, Script, serve

pytestmark = pytest.mark.anyio

BEFORE = [ScrubbedText("What is chemotherapy?")]
ASKED = ScrubbedText("and what about side effects?")
BY_RULE = "and what about side effects (chemotherapy)?"


@pytest.fixture
def server() -> Iterator[ChatServer]:
    yield from serve()


def follow_ups(server: ChatServer, script: Script, seconds: float = 10) -> ModelFollowUps:
    server.script = script
    model = load_chat_model(Settings(chat_model="openai:stub", chat_model_base_url=server.url))
    assert model
    return ModelFollowUps(model, RuleFollowUps(), timeout_seconds=seconds)


async def test_the_models_wording_is_searched(server: ChatServer) -> None:
    written = "What about the side effects of chemotherapy?"

    assert await follow_ups(server, Script(text=written)).standalone(ASKED, BEFORE) == written


async def test_it_is_told_the_questions_before_and_the_last_one(server: ChatServer) -> None:
    script = Script(text="side effects")

    await follow_ups(server, script).standalone(ASKED, BEFORE)

    said = script.requests[0]["messages"][-1]["content"]
    assert BEFORE[0] in said
    assert ASKED in said


@pytest.mark.parametrize(
    "script",
    [
        Script(text="What about the side effects of paclitaxel?"),
        Script(text="Side effects of chemotherapy " * 20),
        Script(text=""),
        Script(status=400),
        Script(text="What about side effects of chemotherapy?", seconds_between=0.1),
    ],
    ids=["it invents a name", "it rambles", "it says nothing", "it fails", "it is slow"],
)
async def test_where_the_model_does_not_hold_the_rules_do(
    server: ChatServer, script: Script
) -> None:
    assert await follow_ups(server, script, seconds=0.3).standalone(ASKED, BEFORE) == BY_RULE


@pytest.mark.parametrize(
    ("question", "earlier"),
    [(ASKED, []), (ScrubbedText("Is surgery an option for metastatic melanoma?"), BEFORE)],
    ids=["a first question", "a question that names its subject"],
)
async def test_a_question_that_leans_on_nothing_goes_to_no_model(
    server: ChatServer, question: ScrubbedText, earlier: list[ScrubbedText]
) -> None:
    script = Script(text="something else")

    assert await follow_ups(server, script).standalone(question, earlier) == question
    assert script.requests == []


def test_a_prompt_without_its_places_is_named(tmp_path: Path) -> None:
    path = tmp_path / "prompt.md"
    path.write_text("---\nversion: 1\n---\n# Rules\nx\n# Message\n$question")

    with pytest.raises(ConfigurationError, match=r"prompt\.md is faulty"):
        load_prompt(path)
