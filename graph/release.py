"""Let a draft out: block by block, each checked and scrubbed before anybody sees it."""

from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.answering.grounding import check_block
from assistant.answering.rendering import Numbering, render_block
from assistant.answering.wordings import Phrase, Phrases
from assistant.domain import Answer, BlockKind, DraftBlock, Finding, Passage, RememberedFact
from assistant.phi.scrubber import Scrubber
from graph.state import ScrubbedTurn


class Progress(StrEnum):
    """What the person is told while they wait."""

    LOOKING = "looking"
    WRITING = "writing"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPiece:
    """A checked piece of the answer, ready to be shown after the pieces before it."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerAtOnce:
    """Words that must be on screen before anything else happens."""

    answer: Answer


Show = Callable[[object], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """What was shown of a draft, and why the rest was not."""

    blocks: tuple[DraftBlock, ...]
    findings: tuple[Finding, ...]


async def release_draft(
    draft: AsyncIterator[DraftBlock],
    *,
    passages: Sequence[Passage],
    question: str,
    facts: Sequence[RememberedFact],
    scrubber: Scrubber,
    show: Show,
) -> Released:
    """Show every block that passes the check; hold back the others and say why."""
    numbering = Numbering()
    kept: list[DraftBlock] = []
    findings: list[Finding] = []
    public = [passage.text for passage in passages]
    async for block in draft:
        finding = check_block(block, passages, question=question, facts=facts)
        if finding is not None:
            findings.append(finding)
            continue
        # A personal part opens with our own words on when a fact was told.
        is_ours = block.kind in (BlockKind.PERSONAL, BlockKind.NOTE)
        known = [*public, block.text] if is_ours else public
        safe = replace(block, text=await without_identifiers(block.text, known, scrubber))
        show(AnswerPiece(text=render_block(safe, numbering)))
        kept.append(safe)
    return Released(blocks=tuple(kept), findings=tuple(findings))


async def without_identifiers(text: str, public: Iterable[str], scrubber: Scrubber) -> str:
    """Scrub `text`, unless all that looks like an identifier stands in public text.

    Addresses, telephone numbers and names of institutes in the library are meant to be read.
    """
    scrubbed = await scrubber.scrub(text)
    library = "\n".join(public)
    if all(text[span.start : span.end] in library for span in scrubbed.spans):
        return text
    return scrubbed.text


def with_remarks(answer: Answer, state: ScrubbedTurn, phrases: Phrases) -> Answer:
    """Add what the person should know about this answer: what could not be used for it."""
    remarks = [
        phrases.text(phrase)
        for phrase, applies in (
            (Phrase.MEMORY_DOWN, state.memory_failed),
            (Phrase.FRAGMENT_DROPPED, state.fragment_dropped),
        )
        if applies
    ]
    return replace(answer, text="\n\n".join([*remarks, answer.text])) if remarks else answer
