"""Find names of the lexicon in the pieces of a message, longest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.facts.names.entries import Entry, MentionKind, compact
from assistant.facts.names.lexicon import LONGEST_FORM, Lexicon
from assistant.facts.text.pieces import Piece
from assistant.facts.text.short_forms import Place, fitting_first, is_allowed

JOINS = {"-", "/", ".", "'s", "&", "+", ";", "(", ")"}
"""Signs that may stand inside a form: T-DM1, gem/abraxane, t(11;14)."""
ORDINAL_ENDS = {"st", "nd", "rd", "th"}
LONGEST_SPAN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in a message; `first` and `last` are indexes of pieces, `last` exclusive."""

    entries: tuple[Entry, ...]
    first: int
    last: int
    certain: bool = True
    form: str = ""
    """The key it was found by."""

    @property
    def kind(self) -> MentionKind:
        """The first meaning's kind."""
        return self.entries[0].kind

    @property
    def entry(self) -> Entry:
        """The first meaning."""
        return self.entries[0]

    def of_kind(self, kind: MentionKind) -> Entry | None:
        """Return the meaning of this kind, if the name has one."""
        return next((entry for entry in self.entries if entry.kind is kind), None)


def find_mentions(message: str, pieces: Sequence[Piece], lexicon: Lexicon) -> list[Mention]:
    """Return all names, in order, none overlapping another."""
    found: list[Mention] = []
    index = 0
    while index < len(pieces):
        mention = _longest_at(index, message, pieces, lexicon)
        if mention is None:
            index += 1
            continue
        found.append(mention)
        index = mention.last
    return found


def _longest_at(
    index: int, message: str, pieces: Sequence[Piece], lexicon: Lexicon
) -> Mention | None:
    best: Mention | None = None
    key = ""
    if _is_ordinal(pieces, index):
        return None
    for last in _ends(index, pieces):
        key += compact(pieces[last - 1].text)
        if not lexicon.begins(key):
            break
        entries = lexicon.forms.get(key, ())
        if not entries or not _may_end(pieces[last - 1].text):
            continue
        place = Place(message=message, pieces=pieces, first=index, last=last)
        allowed = tuple(entry for entry in entries if is_allowed(entry, key, place, lexicon))
        if allowed:
            sure = all(piece.certain for piece in pieces[index:last])
            ordered = fitting_first(allowed, place)
            best = Mention(entries=ordered, first=index, last=last, certain=sure, form=key)
    return best


def _is_ordinal(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a piece is only the end of a number: "my 4th infusion" has no TH in it."""
    if not index or pieces[index].text not in ORDINAL_ENDS:
        return False
    return pieces[index - 1].text.isdigit() and pieces[index - 1].end == pieces[index].start


def _may_end(text: str) -> bool:
    return text[0].isalnum() or text in {")", "+", "'s"}


def _ends(first: int, pieces: Sequence[Piece]) -> Iterator[int]:
    """Yield the ends, exclusive, at which a form that begins at `first` may end."""
    words = 0
    for last in range(first, min(len(pieces), first + LONGEST_SPAN)):
        text = pieces[last].text
        is_word = text[0].isalnum()
        words += is_word
        if words > LONGEST_FORM or not _continues(pieces, first, last):
            return
        if not is_word and (last == first or text not in JOINS):
            return
        yield last + 1


def _continues(pieces: Sequence[Piece], first: int, last: int) -> bool:
    """Say whether a form may run on here: never over a line end or a full stop with a space."""
    if pieces[last].text == "\n":
        return False
    if last == first or "." not in {pieces[last].text, pieces[last - 1].text}:
        return True
    return pieces[last].start == pieces[last - 1].end
