"""Check that every sentence of a draft rests on what was retrieved, and orders nothing."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.checks.forbidden import advice_in, contradicts, names_in, unsupported_names
from assistant.answering.language.quantities import unsupported
from assistant.answering.language.readability import HIGHEST_GRADE, grade
from assistant.answering.language.words import content_stems
from assistant.domain import BlockKind, DraftBlock, Finding, Passage, RememberedFact

CLAIMS = frozenset(
    {BlockKind.LEAD, BlockKind.SENTENCE, BlockKind.ITEM, BlockKind.PERSONAL, BlockKind.MAIN_POINT}
)
"""Kinds of blocks that say something about the world, and so need a source."""
_OPENING_END = re.compile(r":\s")
LEAST_SUPPORT = 0.65
"""Share of a claim's content words that must stand in what it cites (measured: evals of grounding)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a block may rest on: its passages, and for a personal one what the person said."""

    cited: Sequence[Passage]
    said: str = ""

    @property
    def text(self) -> str:
        """All of it as one text."""
        passages = [f"{p.heading}. {p.section}. {p.text}" for p in self.cited]
        return "\n".join([*passages, self.said])


def check_block(
    block: DraftBlock,
    passages: Sequence[Passage],
    *,
    question: str = "",
    facts: Sequence[RememberedFact] | None = None,
) -> Finding | None:
    """Return why `block` must not be shown, or None.

    `passages` are those that were retrieved. `question` and `facts` support personal blocks only:
    their opening ("Because you told me on May 3 that ...:") may name what the person said. Without
    `facts` that opening is taken as it stands.
    """
    by_id = {passage.passage_id: passage for passage in passages}
    advice = advice_in(block.text, [by_id[one].text for one in block.cites if one in by_id])
    if advice:
        return Finding(rule="advice", detail=advice)
    if block.kind not in CLAIMS:
        return None
    uncited = _check_citations(block, by_id)
    if uncited:
        return uncited
    cited = [by_id[one] for one in block.cites]
    if any(block.text in passage.text for passage in cited):
        return None
    return _check_words(block, Evidence(cited=cited, said=_said(block, question, facts)))


def check_draft(
    blocks: Sequence[DraftBlock], findings: Sequence[Finding], passages: Sequence[Passage]
) -> list[Finding]:
    """Return the `findings` and what is wrong with the draft as a whole.

    `blocks` are those that are left after the blocks with findings were dropped.
    """
    claims = [block for block in blocks if block.kind in CLAIMS]
    known = {passage.passage_id for passage in passages}
    grounded = [block for block in claims if known.intersection(block.cites)]
    whole = list(findings)
    if not grounded:
        whole.append(Finding(rule="nothing_grounded"))
    text = "\n\n".join(block.text for block in blocks)
    school_years = grade(text, names_in(text))
    if school_years > HIGHEST_GRADE:
        whole.append(Finding(rule="hard_to_read", detail=f"grade {school_years:.1f}"))
    return whole


def is_grounded(findings: Sequence[Finding]) -> bool:
    """Tell whether a draft with these findings of `check_draft` may be shown."""
    return all(finding.rule != "nothing_grounded" for finding in findings)


def _check_citations(block: DraftBlock, by_id: Mapping[str, Passage]) -> Finding | None:
    if not block.cites:
        return Finding(rule="no_citation")
    unknown = [one for one in block.cites if one not in by_id]
    return Finding(rule="unknown_citation", detail=", ".join(unknown)) if unknown else None


def _check_words(block: DraftBlock, evidence: Evidence) -> Finding | None:
    """Check figures first, then names, then the words as a whole, then the sense."""
    support = evidence.text
    if unsupported(block.text, support):
        return Finding(rule="unsupported_number")
    if unsupported_names(block.text, support):
        return Finding(rule="unsupported_name")
    share = _supported_share(block, support)
    if share < LEAST_SUPPORT:
        return Finding(rule="unsupported_words", detail=f"{share:.2f} of the words")
    if contradicts(block.text, support):
        return Finding(rule="contradiction")
    return None


def _supported_share(block: DraftBlock, support: str) -> float:
    stems = content_stems(block.text)
    return len(stems & content_stems(support)) / len(stems) if stems else 1.0


def _said(block: DraftBlock, question: str, facts: Sequence[RememberedFact] | None) -> str:
    """Return what the person said, for a block that names it."""
    if block.kind is not BlockKind.PERSONAL:
        return ""
    opening = _OPENING_END.split(block.text, maxsplit=1)[0]
    if facts is None:
        return f"{question}\n{opening}"
    named = [_named(known) for known in facts]
    own_words = opening if _is_made_of(opening, [*named, question]) else ""
    return "\n".join([question, *named, own_words])


def _named(known: RememberedFact) -> str:
    fact = known.fact
    parts = [fact.kind, fact.name, fact.value or "", fact.status, fact.since or "", fact.quote]
    day = known.recorded_at.date()
    return " ".join([*(str(part) for part in parts), f"{day:%B} {day.day}, {day.year}"])


def _is_made_of(opening: str, said: Sequence[str]) -> bool:
    """Tell whether an opening names nothing but what the person said, apart from words of ours."""
    support = "\n".join(said)
    figures, names = unsupported(opening, support), unsupported_names(opening, support)
    return not figures and not names and bool(content_stems(opening) & content_stems(support))
