"""Go on where the answer before stopped, instead of saying its opening again."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.grounded.choosing import has_items, pieces_of
from assistant.answering.grounded.details import Detail, first_new
from assistant.answering.grounded.material import Material
from assistant.domain import Passage, SectionRole

NEAREST = "Nearest to that, my library has this:"
_SEEN = 0.7
"""What a detail of a section the person just read counts, compared with a new one."""
_MOST_ITEMS = 3
_SPELLED_OUT = (SectionRole.DETAIL, SectionRole.DEPENDS_ON)


def is_shown(passage: Passage | None, material: Material) -> bool:
    """Say whether the answer before rested on `passage`."""
    return passage is not None and passage.passage_id in material.request.shown


def further_details(details: Sequence[Detail], material: Material) -> list[Detail]:
    """Return those of `details` that speak to the question, sections not read yet first."""
    weighed = [
        replace(one, score=one.score * _SEEN) if is_shown(one.passage, material) else one
        for one in details
    ]
    return first_new(sorted(weighed, key=lambda one: one.score, reverse=True))


def unread_details(material: Material) -> list[Detail]:
    """Return the beginning of the leading document's first list that was not read yet."""
    unread = (
        one
        for role in _SPELLED_OUT
        for one in material.of_role(role)
        if has_items(one) and not is_shown(one, material)
    )
    section = next(unread, None)
    items = [one for one in pieces_of(section) if one.is_item] if section else []
    return [
        Detail(text=one.text, passage=one.passage, score=0.0, is_item=True)
        for one in items[:_MOST_ITEMS]
    ]
