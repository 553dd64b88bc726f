"""Joins pieces of one long section that stand side by side, and tells texts that are the same."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from zlib import crc32

from assistant.domain import FoundPassage, Passage, SectionRole
from assistant.retrieval.language.words import words_of

BETWEEN = "+"
"""Between the parts in the id of a joined passage: "guide#fever+fever-2"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A passage as found, and where it stands: neighbours have numbers that follow each other."""

    place: int
    found: FoundPassage


def joined(ranked: Sequence[Placed]) -> list[FoundPassage]:
    """Return what was found, best first; neighbours become one passage, in the better one's place.

    Sections with a role of their own are whole and stay apart.
    """
    kept: list[list[Placed]] = []
    for one in ranked:
        beside = next((group for group in kept if _stands_beside(one, group)), None)
        if beside is None:
            kept.append([one])
        else:
            beside.append(one)
    return [_as_one(group) for group in kept]


def parts_of(passage_id: str) -> list[str]:
    """Return the ids of the passages an id stands for: one, or those that were joined."""
    document_id, mark, sections = passage_id.partition("#")
    return [f"{document_id}{mark}{section}" for section in sections.split(BETWEEN)]


def join_passages(passages: Sequence[Passage]) -> Passage:
    """Return one passage of several in their order."""
    first = passages[0]
    others = (passage.passage_id.partition("#")[2] for passage in passages[1:])
    return replace(
        first,
        passage_id=BETWEEN.join([first.passage_id, *others]),
        text="\n\n".join(passage.text for passage in passages),
    )


def text_number(text: str) -> int:
    """Return a number that texts of the same words share."""
    return crc32(" ".join(words_of(text)).encode())


def _stands_beside(one: Placed, group: Sequence[Placed]) -> bool:
    if one.found.passage.role is not SectionRole.UNTYPED:
        return False
    return any(_are_neighbours(one, other) for other in group)


def _are_neighbours(one: Placed, other: Placed) -> bool:
    ours, theirs = one.found.passage, other.found.passage
    return (
        abs(one.place - other.place) == 1
        and ours.document.document_id == theirs.document.document_id
        and (ours.heading, ours.section, ours.role) == (theirs.heading, theirs.section, theirs.role)
    )


def _as_one(group: Sequence[Placed]) -> FoundPassage:
    if len(group) == 1:
        return group[0].found
    in_order = sorted(group, key=lambda one: one.place)
    passage = join_passages([one.found.passage for one in in_order])
    return replace(
        group[0].found,
        passage=passage,
        matched_terms=max(one.found.matched_terms for one in group),
    )
