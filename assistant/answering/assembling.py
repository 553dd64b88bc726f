"""Make an answer of the blocks that held: text, numbered sources, closing notes."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.checks.grounding import check_draft, is_grounded
from assistant.answering.rendering import render, to_citations
from assistant.answering.wording.fixed_answers import closing_notes
from assistant.answering.wording.wordings import Phrases
from assistant.domain import Answer, AnswerKind, DraftBlock, Finding, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedAnswer:
    """An answer that holds, or None, and what was found wanting."""

    answer: Answer | None
    findings: tuple[Finding, ...]


def assemble_answer(
    blocks: Sequence[DraftBlock],
    findings: Sequence[Finding],
    passages: Sequence[Passage],
    *,
    phrases: Phrases,
    first_answer: bool,
    related: Sequence[str] = (),
) -> CheckedAnswer:
    """Return the answer when at least one grounded claim is left; the notice is in full once."""
    found = tuple(check_draft(blocks, findings, passages))
    if not is_grounded(found):
        return CheckedAnswer(answer=None, findings=found)
    text, numbering = render(blocks)
    citations = to_citations(numbering.numbers, passages)
    reviewed = all(one.reviewed_by != "none" for one in citations)
    notes = closing_notes(phrases, first_answer=first_answer, reviewed=reviewed)
    answer = Answer(
        text=f"{text}\n\n{notes}",
        kind=AnswerKind.ANSWER,
        citations=citations,
        quick_replies=tuple(reply for block in blocks for reply in block.replies),
        related=tuple(related),
    )
    return CheckedAnswer(answer=answer, findings=found)
