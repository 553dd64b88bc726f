"""Find names of the lexicon in the pieces of a message, longest first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.facts.entries import Entry, MentionKind, compact
from assistant.facts.lexicon import LONGEST_FORM, Lexicon
from assistant.facts.pieces import Piece

JOINS = {"-", "/", ".", "'s", "&", "+", ";", "(", ")"}
"""Signs that may stand inside a form: T-DM1, gem/abraxane, t(11;14)."""
LONGEST_SPAN = 10
WINDOW = 5
SHORTEST_SPACED = 4
"""A form of several words must be at least this long when compacted."""
DRUG_CONTEXT = re.compile(
    r"\b(cycles?|rounds?|infusions?|chemo|chemotherapy|regimen|doses?|treatments?|on|started|starting|finished|"
    r"completed|then|followed|had|did|got|doing|weekly|after|x|neoadjuvant|adjuvant|mg)\b|[+/&]"
)
STRONG_CONTEXT = re.compile(
    r"\b(cycles?|rounds?|infusions?|chemo|doses?) (?:of )?$|\bon (?:an? )?$|[+/&] ?$|"
    r"\b(?:started|starting|taking|finished|my|and) (?:an? )?$"
)
VALUE_NEXT = re.compile(
    r"^(?:[+/-]|\+|positive|pos\b|negative|neg\b|status|low|mutat|fusion|exon|amplif|rearrang|and (?:pr|her2)\b|, pr\b)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in a message; `first` and `last` are indexes of pieces, `last` exclusive."""

    entries: tuple[Entry, ...]
    first: int
    last: int
    certain: bool = True

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
    key, words = "", 0
    for last in range(index, min(len(pieces), index + LONGEST_SPAN)):
        text = pieces[last].text
        is_word = text[0].isalnum()
        if (
            not _continues(pieces, index, last)
            or (not is_word and text not in JOINS)
            or (not is_word and last == index)
        ):
            break
        words += is_word
        if words > LONGEST_FORM:
            break
        key += compact(text)
        entries = lexicon.forms.get(key, ()) if is_word or text in {")", "+"} else ()
        allowed = tuple(e for e in entries if _is_allowed(e, key, index, last + 1, message, pieces))
        if allowed:
            sure = all(piece.certain for piece in pieces[index : last + 1])
            best = Mention(entries=allowed, first=index, last=last + 1, certain=sure)
    return best


def _continues(pieces: Sequence[Piece], first: int, last: int) -> bool:
    """Say whether a form may run on here: never over a line end or a full stop with a space."""
    if pieces[last].text == "\n":
        return False
    if last == first or "." not in {pieces[last].text, pieces[last - 1].text}:
        return True
    return pieces[last].start == pieces[last - 1].end


def _is_allowed(
    entry: Entry, key: str, first: int, last: int, message: str, pieces: Sequence[Piece]
) -> bool:
    if (
        last - first > 1
        and len(key) < SHORTEST_SPACED
        and entry.name.lower() not in {"her2", "er", "r2"}
    ):
        return False
    if not entry.short:
        return True
    before = " ".join(piece.text for piece in pieces[max(0, first - WINDOW) : first]) + " "
    after = " ".join(piece.text for piece in pieces[last : last + WINDOW])
    upper = _is_upper(message[pieces[first].start : pieces[last - 1].end])
    if entry.kind is MentionKind.DRUG:
        return _short_drug(entry, before, after, upper=upper)
    if entry.kind is MentionKind.BIOMARKER:
        return upper or VALUE_NEXT.search(after) is not None or before.endswith(("/ ", "er and "))
    return upper


def _is_upper(raw: str) -> bool:
    return any(char.isalpha() for char in raw) and raw == raw.upper()


def _short_drug(entry: Entry, before: str, after: str, *, upper: bool) -> bool:
    """Short names of medicines need capitals and context, or a phrase just before them."""
    if upper and entry.name != "aromatase inhibitor" and len(entry.name) > 1:
        return DRUG_CONTEXT.search(before + "|" + after) is not None
    tail = re.match(r"^(?:[+/&] ?[a-z]|and <?[a-z]|chemo|cycles?|rounds?|x ?\d|\d+ ?mg)", after)
    return STRONG_CONTEXT.search(before) is not None or tail is not None
