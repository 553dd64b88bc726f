"""A chat model over real HTTP: streaming, slow, failing, cut off, inventing."""

import time
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress

import pytest

from assistant.answering.chat.chat_model import load_chat_model
from assistant.answering.chat.chat_model_writer import ChatModelWriter
from assistant.answering.chat.fallback_writer import FallbackWriter, passages_of
from assistant.answering.checks.grounding import check_block
from assistant.answering.grounded.grounded_writer import GroundedWriter, compose
from assistant.answering.rendering import render
from assistant.domain import BlockKind, DraftBlock
from assistant.errors import ChatModelError
from assistant.settings import Settings
from tests.assistant.answering.chat_server import ChatServer, Script, serve
from tests.assistant.answering.samples import (
    RIBOCICLIB,
    SHORT_ANSWER,
    TAKES_RIBOCICLIB,
    WORTH_DOING,
    request,
)

ASKED = request(
    "can i drink wine",
    found=[SHORT_ANSWER, WORTH_DOING, RIBOCICLIB],
    sections=[[SHORT_ANSWER, WORTH_DOING, RIBOCICLIB]],
    facts=[TAKES_RIBOCICLIB],
)
GOOD = """**Less alcohol is better, and none is best.** [2] Moving most days has the best evidence. [1]

## For you
Because you told me on May 3 that you take ribociclib: grapefruit can raise its level. [3]

## Questions for your care team
- Is any alcohol safe for me?

## The main point
Go easy on alcohol. [2]
"""


@pytest.fixture
def server() -> Iterator[ChatServer]:
    yield from serve()


def writer(server: ChatServer, script: Script, seconds: float = 10) -> ChatModelWriter:
    server.script = script
    model = load_chat_model(
        Settings(
            chat_model="openai:stub",
            chat_model_base_url=server.url,
            chat_model_timeout_seconds=seconds,
        )
    )
    assert model
    return ChatModelWriter(model, timeout_seconds=seconds)


async def drafted(draft: AsyncIterator[DraftBlock]) -> list[DraftBlock]:
    return [block async for block in draft]


async def until_error(draft: AsyncIterator[DraftBlock]) -> AsyncIterator[DraftBlock]:
    with suppress(ChatModelError):
        async for block in draft:
            yield block


@pytest.mark.anyio
async def test_a_streamed_answer_becomes_checked_blocks(server: ChatServer) -> None:
    blocks = await drafted(writer(server, Script(text=GOOD)).write(ASKED))

    assert [block.kind for block in blocks] == [
        BlockKind.LEAD,
        BlockKind.SENTENCE,
        BlockKind.HEADING,
        BlockKind.PERSONAL,
        BlockKind.HEADING,
        BlockKind.QUESTION,
        BlockKind.MAIN_POINT,
    ]
    passages = passages_of(ASKED)
    findings = [
        check_block(one, passages, question=ASKED.question, facts=ASKED.facts) for one in blocks
    ]
    assert findings == [None] * len(blocks)
    assert render(blocks)[0].endswith("**The main point:** Go easy on alcohol. [1]")


@pytest.mark.anyio
async def test_the_model_is_sent_passages_and_facts_and_nothing_else(server: ChatServer) -> None:
    await drafted(writer(server, Script(text=GOOD)).write(ASKED))

    [sent] = server.script.requests
    rules, message = (one["content"] for one in sent["messages"])
    assert "Never tell anyone to start" in rules
    assert "[2] Breast cancer - lifestyle - What is worth doing" in message
    assert "Because you told me on May 3 that you take ribociclib" in message
    assert "can i drink wine" in message
    assert sent["stream"] is True
    assert sent["temperature"] == 0


@pytest.mark.anyio
async def test_sentences_come_before_the_whole_answer_is_there(server: ChatServer) -> None:
    slow = writer(server, Script(text=GOOD, seconds_between=0.01))
    begun = time.monotonic()
    times = [time.monotonic() - begun async for _ in slow.write(ASKED)]

    assert times[0] < times[-1] / 2


@pytest.mark.anyio
async def test_a_slow_model_is_given_up(server: ChatServer) -> None:
    slow = writer(server, Script(text=GOOD, seconds_between=0.2), seconds=0.3)

    with pytest.raises(ChatModelError, match="took more than"):
        await drafted(slow.write(ASKED))


@pytest.mark.anyio
async def test_a_failing_model_is_asked_twice_and_given_up(server: ChatServer) -> None:
    failing = writer(server, Script(status=500))

    with pytest.raises(ChatModelError, match="The chat model failed"):
        await drafted(failing.write(ASKED))
    assert len(server.script.requests) == 2


@pytest.mark.anyio
@pytest.mark.parametrize("reason", ["length", "content_filter"])
async def test_an_answer_cut_by_the_server_is_an_error(server: ChatServer, reason: str) -> None:
    script = Script(text=GOOD, finish_reason=reason)

    with pytest.raises(ChatModelError, match="cut off"):
        await drafted(writer(server, script).write(ASKED))


@pytest.mark.anyio
async def test_an_unfinished_sentence_is_never_shown(server: ChatServer) -> None:
    cut = writer(server, Script(text=GOOD, cut_after=11)).write(ASKED)

    assert [block.text for block in await drafted(until_error(cut))] == [
        "**Less alcohol is better, and none is best.**"
    ]


@pytest.mark.anyio
async def test_an_invented_citation_leaves_the_sentence_without_one(server: ChatServer) -> None:
    text = "Garlic cures it all. [9] Less alcohol is better. [2]"
    blocks = await drafted(writer(server, Script(text=text)).write(ASKED))

    assert [block.cites for block in blocks] == [(), (WORTH_DOING.passage_id,)]
    finding = check_block(blocks[0], passages_of(ASKED))
    assert finding
    assert finding.rule == "no_citation"


@pytest.mark.anyio
async def test_an_invented_number_is_found(server: ChatServer) -> None:
    text = "Adults are advised to walk about 400 minutes a week. [2]"
    [block] = await drafted(writer(server, Script(text=text)).write(ASKED))

    finding = check_block(block, passages_of(ASKED))
    assert finding
    assert finding.rule == "unsupported_number"


@pytest.mark.anyio
async def test_a_model_that_finds_no_answer_hands_over(server: ChatServer) -> None:
    with pytest.raises(ChatModelError, match="no answer"):
        await drafted(writer(server, Script(text="NOT IN THE PASSAGES")).write(ASKED))


@pytest.mark.anyio
@pytest.mark.parametrize(
    "script",
    [
        Script(status=500),
        Script(text="Garlic cures it all. [9]"),
        Script(text="NOT IN THE PASSAGES"),
    ],
    ids=["failing", "inventing", "no answer"],
)
async def test_the_grounded_writer_takes_over(server: ChatServer, script: Script) -> None:
    both = FallbackWriter(writer(server, script), GroundedWriter())

    blocks = await drafted(both.write(ASKED))

    grounded = compose(ASKED)
    assert blocks[-len(grounded) :] == grounded


@pytest.mark.anyio
async def test_a_draft_cut_after_a_grounded_claim_ends_there(server: ChatServer) -> None:
    cut = writer(server, Script(text=GOOD, cut_after=11))

    blocks = await drafted(FallbackWriter(cut, GroundedWriter()).write(ASKED))

    assert [block.text for block in blocks] == ["**Less alcohol is better, and none is best.**"]
