"""Let a draft out: block by block, each checked and scrubbed before anybody sees it."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.answering.checks.grounding import check_block
from assistant.answering.remembered.own_replies import OwnReply
from assistant.answering.rendering import Numbering, render_block
from assistant.answering.wording.wordings import Phrase, Phrases
from assistant.domain import Answer, DraftBlock, Finding, Passage, RememberedFact
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a draft may rest on."""

    passages: Sequence[Passage]
    question: str
    facts: Sequence[RememberedFact]
    our_words: Sequence[str] = ()
    """Ours, though they look like identifiers: the days on which facts were told."""

    @property
    def public(self) -> str:
        """Texts that may be shown whatever stands in them."""
        texts = [text for one in self.passages for text in (one.text, one.heading, one.section)]
        return "\n".join([*texts, *self.our_words])


async def release_draft(
    draft: AsyncIterator[DraftBlock], basis: Basis, *, scrubber: Scrubber, show: Show
) -> Released:
    """Show every block that passes the check; hold back the others and say why."""
    numbering, public = Numbering(), basis.public
    kept: list[DraftBlock] = []
    findings: list[Finding] = []
    async for block in draft:
        finding = check_block(block, basis.passages, question=basis.question, facts=basis.facts)
        if finding is not None:
            findings.append(finding)
            continue
        safe = replace(block, text=await without_identifiers(block.text, public, scrubber))
        show(AnswerPiece(text=render_block(safe, numbering)))
        kept.append(safe)
    return Released(blocks=tuple(kept), findings=tuple(findings))


async def without_identifiers(text: str, public: str, scrubber: Scrubber) -> str:
    """Take out of `text` what looks like an identifier and does not stand in the `public` text.

    Addresses, telephone numbers and names of institutes in the library are meant to be read.
    """
    opening, rest = _split_public(text, public)
    found = (await scrubber.scrub(opening)).spans if opening else ()
    unknown = [span for span in found if opening[span.start : span.end] not in public]
    for span in sorted(unknown, key=lambda one: one.start, reverse=True):
        opening = f"{opening[: span.start]}[{span.kind}]{opening[span.end :]}"
    return opening + rest


def _split_public(text: str, public: str) -> tuple[str, str]:
    """Return `text` up to where it goes on word for word as the library does, and from there.

    A personal part opens with words of the person's ("Because you told me ...:"); scrubbing the
    library's sentences behind it would take most of a turn's time and could only do harm.
    """
    if text in public:
        return "", text
    before, colon, after = text.partition(": ")
    return (before + colon, after) if colon and after in public else (text, "")


def with_remarks(answer: Answer, state: ScrubbedTurn, phrases: Phrases) -> Answer:
    """Add what the person should know about this answer: what could not be used for it."""
    remarks = [
        phrases.text(phrase)
        for phrase, applies in (
            (Phrase.MEMORY_DOWN, state.memory_failed),
            (Phrase.LIBRARY_COPY, any(one.from_copy for one in state.found)),
            (Phrase.ALARM_DISMISSED, state.own_reply is OwnReply.NOT_HAPPENING),
            (Phrase.FRAGMENT_DROPPED, state.fragment_dropped),
        )
        if applies
    ]
    if state.corrected and state.answer is not None and state.asked != state.question:
        remarks.append(
            phrases.text(Phrase.CORRECTED_QUESTION, question=state.asked.partition(" (")[0])
        )
    return replace(answer, text="\n\n".join([*remarks, answer.text])) if remarks else answer
