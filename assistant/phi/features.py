"""Describes each token of a text to the tagger: its letters, its lists, its neighbours."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from assistant.phi.lexicon import words
from assistant.phi.likeness import name_likeness
from assistant.phi.tokens import Token
from assistant.phi.vocabulary import (
    bare,
    clusters,
    cue_words,
    employer_words,
    facility_words,
    fold,
    is_clinical,
    is_eponym,
    is_state,
    place_words,
    rare_names,
    word_ranks,
)
from assistant.phi.word_use import word_use

_CACHED_WORDS = 50_000
_RANKS = (100, 500, 2000, 6000, 20_000)
_AFTER_A_SENTENCE = frozenset('.!?:"')
_FEW_CAPITALS = 0.05
_MANY_CAPITALS = 0.7
_UNREAD = "-"
_UNKNOWN = "?"
_COARSE, _COARSER = 1 << 6, 1 << 4
_PLACES = ("third", "second", "last", "here", "next", "after")
_TRAITS = ("kind", "shape", "lower", "group", "use")
_TEXT = ("style", "mood")
WINDOW = len(_PLACES)
REACH = 2
WIDTH = WINDOW * len(_TRAITS) + len(_TEXT)
BEFORE = WINDOW - 1 - REACH
JOINT = "@"
"""Opens the features that depend on more than one word."""
OFFSETS = range(-REACH, REACH + 1)
"""Neighbours that count by themselves, relative to the token."""


class Traits(NamedTuple):
    """What of a word counts beside other words."""

    kind: str
    """What lists and frequency make of it."""
    shape: str
    """Its capitals."""
    lower: str
    group: str
    use: str = _UNKNOWN
    """How often it is written, and with a capital."""


class Word(NamedTuple):
    """What a word alone says, to itself and to its neighbours."""

    seen_from: tuple[tuple[str, ...], ...]
    """Its features as seen from the token two places on, one on, itself, one before, two before."""
    traits: Traits


@lru_cache(maxsize=_CACHED_WORDS)
def read_word(text: str) -> Word:
    """Describe a word by all that is known."""
    return describe_word(text, listed=True, likeness=name_likeness(bare(text)))


def describe_word(text: str, *, listed: bool, likeness: int, spelled: bool = True) -> Word:
    """Describe a word; without `listed` as if on no list of names, without `spelled` unread."""
    plain, shape = bare(text), _shape(text)
    if not text[0].isalpha():
        sign = f"d{min(len(text), 6)}" if text[0].isdigit() else text[0].replace("|", "/")
        return _word((f"k={sign}",), Traits(sign, shape, sign, sign))
    lists = _lists_of(plain, names=listed)
    rank = _rank(plain) if listed or spelled else "r-"
    kind = _kind(plain, lists, rank)
    group = clusters().get(plain, rank) if spelled else rank
    own = [f"s={shape}", f"r={rank}", f"n={likeness}", f"k={kind}", f"g={group}"]
    own += [f"nk={likeness}{rank}{shape[:2]}", *(f"l={name}" for name in lists)]
    use, company = _use(plain) if listed else (_UNKNOWN, ())
    own += [f"u={use}", f"u={use}{shape[:2]}", f"u={use[:2]}", f"un={use}{likeness}"]
    own += [f"c={cluster}" for cluster in company]
    own += [f"e={plain[-3:]}", f"e={plain[-2:]}", f"b={plain[:3]}"]
    own += [f"w={plain}"] if spelled else []
    own += ["possessive"] if text.lower() != plain else []
    lower = plain if spelled else _UNREAD
    traits = Traits(kind, shape, lower, group, use)
    return _word(tuple(own), traits, end=plain[-2:], company=company)


def describe(tokens: Sequence[Token], found: Sequence[Word]) -> list[list[str]]:
    """Return the features of each token, those of its neighbours included."""
    together = [joint_features(values) for values in values_around(tokens, found)]
    for index, features in enumerate(together):
        for offset in OFFSETS:
            if 0 <= index + offset < len(found):
                features.extend(found[index + offset].seen_from[offset + REACH])
    return together


def values_around(tokens: Sequence[Token], found: Sequence[Word]) -> list[list[str]]:
    """Return, for each token, the traits of the words around it, then how the text is written."""
    padded = [OUTSIDE.traits] * BEFORE + [word.traits for word in found] + [OUTSIDE.traits] * REACH
    written = moods(tokens, found)
    return [
        [trait for word in padded[index : index + WINDOW] for trait in word] + list(written[index])
        for index in range(len(found))
    ]


def moods(tokens: Sequence[Token], found: Sequence[Word]) -> list[tuple[str, str]]:
    """Return, for each token, the style of the text, and the same with whether a sentence starts."""
    style = _style(found)
    return [(style, f"{style}{_starts(tokens, index)}") for index in range(len(found))]


def joint_features(values: Sequence[str]) -> list[str]:
    """Return the features that depend on more than one word, by the values around a token."""
    return [
        f"{JOINT}{name}|" + "|".join(values[column] for column in columns)
        for name, columns in TEMPLATES.items()
    ]


def columns_of(words_of_template: str) -> tuple[int, ...]:
    """Return where the values of a template stand ("last.group here.kind style")."""
    return tuple(_column(part) for part in words_of_template.split())


def _column(part: str) -> int:
    if part in _TEXT:
        return WINDOW * len(_TRAITS) + _TEXT.index(part)
    place, _, trait = part.partition(".")
    return _PLACES.index(place) * len(_TRAITS) + _TRAITS.index(trait)


def _word(
    own: tuple[str, ...], traits: Traits, *, end: str = "", company: tuple[str, ...] = ()
) -> Word:
    kind, shape, lower, group, use = traits
    written = () if lower == _UNREAD else (f"w{lower}",)
    far = (kind, f"g{group}", *written)
    near = (*far, f"s{shape}", f"e{end}", f"u{use}", *(f"c{cluster}" for cluster in company))
    seen_from = (
        tuple(f"-2{feature}" for feature in far),
        tuple(f"-1{feature}" for feature in near),
        own,
        tuple(f"+1{feature}" for feature in near),
        tuple(f"+2{feature}" for feature in far),
    )
    return Word(seen_from, traits)


def _use(plain: str) -> tuple[str, tuple[str, ...]]:
    """Return how a word is written, and its clusters from fine to coarse, both spellings apart."""
    use = word_use(fold(plain))
    if use is None:
        return _UNKNOWN, ()
    company = [
        f"{spelling}{size}{cluster % size if size else cluster}"
        for spelling, cluster in (("x", use.small_cluster), ("X", use.capital_cluster))
        if cluster
        for size in (0, _COARSE, _COARSER)
    ]
    return f"{use.capital}.{use.common}", tuple(company)


def _style(found: Sequence[Word]) -> str:
    shapes = [word.traits.shape for word in found if word.traits.shape[0] in "xX"]
    capitals = sum(shape[0] == "X" for shape in shapes)
    if capitals <= max(1, _FEW_CAPITALS * len(shapes)) and not any(
        shape == "Xx" for shape in shapes[1:]
    ):
        return "low"
    if sum(shape == "XX" for shape in shapes) > _MANY_CAPITALS * len(shapes):
        return "UP"
    return "Title" if capitals > _MANY_CAPITALS * len(shapes) else "mixed"


def _starts(tokens: Sequence[Token], index: int) -> str:
    if index == 0 or tokens[index - 1].text in _AFTER_A_SENTENCE:
        return "^"
    gap = tokens[index].start - tokens[index - 1].end
    return "^" if gap > 1 else ""


def _shape(text: str) -> str:
    if not text[0].isalpha():
        return "9" if text[0].isdigit() else text[0].replace("|", "/")
    if text.islower():
        return "x"
    if text.isupper():
        return "X" if len(text) == 1 else "XX"
    return "Xx" if text[0].isupper() and text[1:].islower() else "xX"


def _rank(plain: str) -> str:
    rank = word_ranks().get(plain)
    if rank is None:
        return "r-"
    return f"r{sum(rank >= limit for limit in _RANKS)}"


def _lists_of(plain: str, *, names: bool) -> list[str]:
    lists = [kind for kind, listed in cue_words().items() if plain in listed]
    if is_clinical(plain):
        lists.append("eponym" if is_eponym(plain) else "clinical")
    if is_state(plain):
        lists.append("state")
    if plain in words("common_words"):
        lists.append("common")
    if plain in words("function_words"):
        lists.append("function")
    return lists + (_name_lists(plain) if names else [])


def _name_lists(plain: str) -> list[str]:
    folded = fold(plain)
    lists = []
    if folded in words("first_names"):
        lists.append("first")
    if folded in words("last_names"):
        lists.append("surname")
    if folded in rare_names():
        lists.append("rare")
    if plain in place_words():
        lists.append("place")
    if plain in facility_words():
        lists.append("hospital")
    if plain in employer_words():
        lists.append("company")
    return lists


_KIND_ORDER = (
    "title", "greeting", "function", "month", "weekday", "say", "relative", "live", "work", "street",
    "state", "clinical", "eponym",
)  # fmt: skip


def _kind(plain: str, lists: Sequence[str], rank: str) -> str:
    name = "".join(
        part[0]
        for part in ("first", "surname", "rare", "place", "hospital", "company")
        if part in lists
    )
    for kind in _KIND_ORDER:
        if kind in lists:
            return f"{kind}{'*' if 'f' in name else ''}"
    if "facility" in lists or "business" in lists:
        return "facility" if "facility" in lists else "business"
    if name:
        return (
            f"{name}{'~' if 'common' in lists else ''}{'' if rank in ('r-', 'r5', 'r4') else '.'}"
        )
    return f"u{rank}{'s' if len(plain) <= 2 else ''}"


OUTSIDE = _word((), Traits("#", "#", "#", "#"))
TEMPLATES = {
    name: columns_of(template)
    for name, template in {
        "a": "last.group here.kind",
        "b": "here.kind next.group",
        "c": "mood here.shape next.group",
        "d": "last.group next.group",
        "e": "mood here.shape",
        "f": "mood here.shape here.kind",
        "g": "last.kind here.kind",
        "h": "here.kind next.kind",
        "i": "last.kind here.kind next.kind",
        "j": "second.kind last.kind here.kind",
        "k": "last.lower here.shape style",
        "l": "last.lower here.kind",
        "m": "next.lower here.kind",
        "n": "second.lower last.lower",
        "o": "third.lower second.lower last.lower",
        "p": "next.lower after.lower",
        "q": "last.lower next.lower",
        "r": "last.shape here.shape next.shape style",
        "s": "last.lower here.kind next.kind",
        "t": "here.use here.shape mood",
        "u": "last.group here.use",
        "v": "here.use next.group",
        "w": "last.lower here.use style",
        "x": "here.use next.lower",
        "y": "last.kind here.use next.kind",
    }.items()
}
"""What is looked at together, by name."""
