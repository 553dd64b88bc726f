"""Say what the person could tell to get an answer that fits them better."""

from collections import Counter
from functools import cache
from pathlib import Path

from assistant.answering.grounded.material import Material
from assistant.answering.language.data_files import DataShape, read_data
from assistant.domain import BlockKind, DraftBlock, FactKind, Intent, SectionRole

INVITATION_FILE = Path(__file__).with_name("invitation.yaml")


class Invitation(DataShape):
    """The shape of the data file."""

    note: str
    joiner: str
    most: int
    fewest_parts: int
    intents: list[Intent]
    things: dict[FactKind, str]


@cache
def invitation() -> Invitation:
    """Read the data file once, on first use."""
    return read_data(INVITATION_FILE, Invitation)


def invitation_blocks(material: Material) -> list[DraftBlock]:
    """Return a note that names what the document could use and nobody has told yet, if anything."""
    words = invitation()
    if not set(words.intents) & set(material.request.intents[:1]):
        return []
    known = {remembered.fact.kind for remembered in material.request.facts}
    used = Counter(
        clause.kind
        for part in material.of_role(SectionRole.FOR_YOU)
        for clause in (part.condition.clauses if part.condition else ())
    )
    useful = {kind for kind, count in used.items() if count >= words.fewest_parts}
    things = [thing for kind, thing in words.things.items() if kind in useful - known]
    if not things:
        return []
    text = words.note.format(things=words.joiner.join(things[: words.most]))
    return [DraftBlock(kind=BlockKind.NOTE, text=text)]
