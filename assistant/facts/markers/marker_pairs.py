"""Pair the markers of a clause with the values they share, follow, or come before."""

from dataclasses import dataclass, replace

from assistant.facts.markers.marker_values import ValueAt
from assistant.facts.names.entries import Entry, MentionKind
from assistant.facts.names.patterns import Patterns

WORDS = Patterns("marker_pairs")

SERUM = {"serum", "scores"}
CYTOGENETIC = ("del(", "t(", "1q", "inv(", "trisomy", "monosomy")
"""Findings that are positive by being named."""
NUMERIC = {
    "Ki-67",
    "PD-L1",
    "TMB",
    "CPS",
    "HRD",
    "M-protein",
    "free light chains",
    "beta-2 microglobulin",
}
RECEPTORS = {"ER", "PR", "HR", "HER2"}
WHOLE = 100
"""Percent; a receptor is told as 95 or 95%."""
OWN_REACH = 4
"""A value this close behind a marker is its own, whatever came before the marker."""
GIVES_WAY = {
    "mutation",
    "mutations",
    "deletion",
    "+",
    "amplification",
    "alteration",
    "variant",
    "2 +",
}
"""Words that only announce a value when another follows: "EGFR mutation: negative"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerAt:
    """A marker in a clause."""

    start: int
    end: int
    unit: int
    entry: Entry


def takes_number(entry: Entry, text: str) -> bool:
    """Say whether a number can be the value of this marker; a percentage always can."""
    if entry.name == "HER2" and text == "0":
        return True
    if entry.kind is MentionKind.LAB or entry.group in SERUM or entry.name in NUMERIC:
        return True
    if entry.name in {"ER", "PR", "AR"} and text.isdigit():
        return int(text) <= WHOLE
    return "%" in text


def number_for(entry: Entry, text: str) -> str | None:
    """Return a number as the value of a marker; None when it cannot be one."""
    if entry.name == "HER2" and text == "0":
        return "negative"
    return text if takes_number(entry, text) else None


def without_overlaps(found: list[ValueAt]) -> list[ValueAt]:
    """Return the values in order; of two that overlap, the first and longer one."""
    kept: list[ValueAt] = []
    for value in sorted(found, key=lambda value: (value.start, value.start - value.end)):
        if not kept or value.start >= kept[-1].end:
            kept.append(value)
    return kept


def pair_values(text: str, markers: list[MarkerAt], values: list[ValueAt]) -> dict[int, ValueAt]:
    """Give each marker its value: the nearest behind it; lists share the value that follows them."""
    pairs: dict[int, ValueAt] = {}
    waiting: list[MarkerAt] = []
    ahead: ValueAt | None = None
    items: list[MarkerAt | ValueAt] = [*markers, *values]
    for item in sorted(items, key=lambda item: item.start):
        if isinstance(item, ValueAt):
            ahead = _give(text, item, waiting, pairs) or ahead
        elif ahead is not None and _reaches(text[ahead.end : item.start], first=not pairs):
            pairs[item.unit] = ahead
            waiting = [item]
            # The value goes on to the next marker of a list from here.
            ahead = replace(ahead, end=item.end)
        else:
            is_list = waiting and WORDS.list_gap.match(text[waiting[-1].end : item.start])
            waiting = [*waiting, item] if is_list else [item]
            ahead = None
    return pairs


def _give(
    text: str, value: ValueAt, waiting: list[MarkerAt], pairs: dict[int, ValueAt]
) -> ValueAt | None:
    """Give a value to the markers before it; return it when it waits for markers behind it."""
    if not waiting:
        return value
    waiting = waiting[-1:] if value.is_variant or _ends_list(text, value, waiting) else waiting
    if not _is_after_treatment(text, value):
        waiting = [m for m in waiting if not WORDS.medicine.search(text[m.end : value.start])]
    fits = [m for m in waiting if not value.is_number or takes_number(m.entry, value.text)]
    fits = [m for m in fits if _can_be(m.entry, value)]
    fits = [m for m in fits if _is_better(value, pairs.get(m.unit), m, text)]
    for marker in fits:
        pairs[marker.unit] = value
    return None


def _is_after_treatment(text: str, value: ValueAt) -> bool:
    """Say whether a number is the one behind a treatment: "1,200 before folfirinox, 340 after"."""
    before = WORDS.before_treatment.search(text[: value.start])
    return (
        value.is_number
        and before is not None
        and WORDS.after_it.match(text[value.end :]) is not None
    )


def _ends_list(text: str, value: ValueAt, waiting: list[MarkerAt]) -> bool:
    """Say whether only the last marker before a value is meant: "no alk or ros1, pdl1 60%"."""
    last = waiting[-1]
    if value.is_number and last.entry.name in NUMERIC:
        return any(_takes_word(marker.entry) for marker in waiting)
    gap = text[waiting[-2].end : last.start] if len(waiting) > 1 else ""
    return "," in gap and WORDS.negated_list.search(text[: waiting[0].start]) is not None


def _takes_word(entry: Entry) -> bool:
    """Say whether a marker is there or not, without a number of its own."""
    return entry.group == "genes" and entry.name not in NUMERIC


def _can_be(entry: Entry, value: ValueAt) -> bool:
    """A change of the chromosomes is there or not; "unmutated" behind it is another marker's."""
    named = entry.name.startswith(CYTOGENETIC) and not value.is_number
    return not named or value.text in {"positive", "negative"}


def _is_better(new: ValueAt, old: ValueAt | None, marker: MarkerAt, text: str) -> bool:
    """A later value of a series replaces an earlier one; "mutation" gives way to what follows it."""
    if old is None or old.end <= marker.start <= new.start <= marker.end + OWN_REACH:
        return True
    between = text[old.end : new.start]
    if WORDS.before_it.match(between) and _is_after_treatment(text, new):
        return True
    from_there = new.is_number and WORDS.direction.search(text[: new.start])
    if WORDS.other_name.search(between) or from_there:
        return False
    if old.is_number != new.is_number or old.is_variant:
        return _says_more(new, old, text) and not _is_category(old, marker)
    gives_way = text[old.start : old.end] in GIVES_WAY or WORDS.turns.search(between)
    return bool(WORDS.series.match(between) if new.is_number else gives_way)


def _is_category(old: ValueAt, marker: MarkerAt) -> bool:
    """Say whether "low" is a class of its own, as in "ER low, 5 percent", and no vague word."""
    return old.text == "low" and marker.entry.name in RECEPTORS


def _says_more(new: ValueAt, old: ValueAt, text: str) -> bool:
    """Compare values of different sorts: a number says more than "high", "negative" than a variant."""
    vague = (
        old.text in {"high", "low", "normal", "undetectable"}
        or text[old.start : old.end] in GIVES_WAY
    )
    return new.text == "negative" if old.is_variant else vague


def _reaches(gap: str, *, first: bool) -> bool:
    """Say whether a value reaches forward to a marker: "negative for EGFR", "high PSA"."""
    return WORDS.forward.match(gap) is not None and not (first and "," in gap)
