"""Decide by its surroundings whether a short or ambiguous form is meant: AC, ER, MET, calcium."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.english_words import english_words
from assistant.facts.names.entries import Entry, MentionKind, compact
from assistant.facts.names.lexicon import Lexicon
from assistant.facts.names.patterns import Patterns
from assistant.facts.text.pieces import Piece

WORDS = Patterns("short_forms")

WINDOW = 5
SHORTEST_SPACED = 4
"""A form of several words with spaces must be at least this long when compacted."""
FILTRATION = "egfr rate"
"""Written like the gene."""
SPACED = {"her2", "er"}
"""Shorter ones that are safe: "her 2"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Pieces `first` to `last` (exclusive) of a message."""

    message: str
    pieces: Sequence[Piece]
    first: int
    last: int

    @property
    def before(self) -> str:
        """The words before, with a space at the end."""
        words = self.pieces[max(0, self.first - WINDOW) : self.first]
        return " ".join(piece.text for piece in words) + " "

    @property
    def after(self) -> str:
        """The words behind."""
        return " ".join(piece.text for piece in self.pieces[self.last : self.last + WINDOW])

    @property
    def is_upper(self) -> bool:
        """Whether the person wrote it in capitals."""
        return any(char.isalpha() for char in self.raw) and self.raw == self.raw.upper()

    @property
    def raw(self) -> str:
        """The form as it was written."""
        return self.message[self.pieces[self.first].start : self.pieces[self.last - 1].end]

    @property
    def line(self) -> str:
        """The line of the message it stands in."""
        start = self.pieces[self.first].start
        return self.message[:start].rpartition("\n")[2] + self.message[start:].partition("\n")[0]

    @property
    def is_english(self) -> bool:
        """Whether it is several everyday words."""
        words = [piece.text for piece in self.pieces[self.first : self.last]]
        return len(words) > 1 and all(word in english_words() for word in words)

    @property
    def is_joined(self) -> bool:
        """Whether there are several pieces without a space between them."""
        inner = zip(
            self.pieces[self.first :], self.pieces[self.first + 1 : self.last], strict=False
        )
        return self.last - self.first > 1 and all(a.end == b.start for a, b in inner)


def is_allowed(entry: Entry, key: str, place: Place, lexicon: Lexicon) -> bool:
    """Say whether a form may be read as `entry` here."""
    if place.is_joined:
        return True
    if key.endswith("ca") and entry.kind is MentionKind.CANCER and place.after[:1].isdigit():
        return False
    if _is_plain_english(key, place, lexicon):
        return False
    if (
        place.last - place.first > 1
        and len(key) < SHORTEST_SPACED
        and entry.name.lower() not in SPACED
    ):
        return False
    return not entry.short or _is_meant(entry, place, lexicon)


def _is_plain_english(key: str, place: Place, lexicon: Lexicon) -> bool:
    """Say whether everyday words only look like a form: "me so" like meso, "tall" like T-ALL."""
    alone = place.last - place.first == 1
    return (key in lexicon.split_only and alone) or (key in lexicon.unspaced and place.is_english)


def _is_meant(entry: Entry, place: Place, lexicon: Lexicon) -> bool:
    if entry.kind is MentionKind.DRUG:
        return _is_medicine(entry, place, lexicon)
    if entry.kind is MentionKind.BIOMARKER:
        return place.is_upper or _is_receptor(place)
    if entry.kind is MentionKind.LAB:
        return _is_lab(entry, place)
    if entry.kind is MentionKind.CANCER:
        return _is_cancer(entry, place)
    return place.is_upper


def _is_lab(entry: Entry, place: Place) -> bool:
    if entry.name == FILTRATION:
        return WORDS.filtration.match(place.after) is not None
    return place.is_upper or WORDS.number_next.match(place.after) is not None


def _is_receptor(place: Place) -> bool:
    value = WORDS.value_next.search(place.after) or WORDS.after_receptor.search(place.before)
    return value is not None


def _is_cancer(entry: Entry, place: Place) -> bool:
    """An organ or a kind of tissue alone names a cancer behind some words, and in a list."""
    if entry.value and WORDS.alone_before.search(place.before):
        return WORDS.alone_after.match(place.after) is not None
    if WORDS.capital_word.fullmatch(place.raw):
        return _is_leukemia(place)
    led = WORDS.organ_before.search(place.before) and WORDS.organ_after.match(place.after)
    return place.is_upper or led is not None


def _is_leukemia(place: Place) -> bool:
    """Say whether ALL in capitals is the illness, and not a word somebody stresses."""
    if place.line == place.line.upper() or WORDS.word_next.match(place.after):
        return False
    if WORDS.leukemia.search(place.message):
        return True
    if WORDS.illness_talk.match(place.after):
        return WORDS.all_treatment.search(place.before) is None
    led = WORDS.illness_before.search(place.before) or WORDS.alone_before.search(place.before)
    return led is not None and WORDS.illness_after.match(place.after) is not None


def _is_medicine(entry: Entry, place: Place, lexicon: Lexicon) -> bool:
    """Short names of medicines need capitals and context, or a phrase or a medicine beside them."""
    if place.is_upper and entry.group != "class":
        return WORDS.drug_context.search(f"{place.before}|{place.after}") is not None
    if WORDS.idiom.search(f"{place.before}{place.raw}"):
        return False
    if WORDS.leads.search(place.before) or WORDS.follows.match(place.after):
        return True
    return _beside_medicine(place, lexicon)


def _beside_medicine(place: Place, lexicon: Lexicon) -> bool:
    words = [piece.text for piece in place.pieces]
    before, after = words[max(0, place.first - 2) : place.first], words[place.last : place.last + 2]
    neighbours = [before[0]] if len(before) > 1 and WORDS.link.match(before[1]) else before[1:]
    neighbours += [after[1]] if len(after) > 1 and WORDS.link.match(after[0]) else after[:1]
    return any(
        e.kind is MentionKind.DRUG
        for word in neighbours
        for e in lexicon.forms.get(compact(word), ())
    )


def fitting_first(entries: tuple[Entry, ...], place: Place) -> tuple[Entry, ...]:
    """Put the blood value first where "calcium" is measured, else the medicine."""
    kinds = {entry.kind for entry in entries}
    if any(entry.name == FILTRATION for entry in entries):
        return tuple(sorted(entries, key=lambda entry: entry.name != FILTRATION))
    if not {MentionKind.DRUG, MentionKind.LAB} <= kinds:
        return entries
    measured = WORDS.measured.match(place.after) or WORDS.measured_before.search(place.before)
    first = MentionKind.LAB if measured else MentionKind.DRUG
    return tuple(sorted(entries, key=lambda entry: entry.kind is not first))
