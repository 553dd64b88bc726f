"""Describes each token of a text to the tagger: its letters, its lists, its neighbours."""

from collections.abc import Sequence
from functools import cache, lru_cache
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
    word_ranks,
)

_CACHED_WORDS = 50_000
_RANKS = (100, 500, 2000, 6000, 20_000)
_AFTER_A_SENTENCE = frozenset('.!?:"')
_FEW_CAPITALS = 0.05
_MANY_CAPITALS = 0.7
_OUTSIDE = "-"


class Word(NamedTuple):
    """What a word alone says: its features, its class, and how it is written."""

    own: tuple[str, ...]
    near: tuple[str, ...]
    kind: str
    shape: str
    lower: str
    group: str


@lru_cache(maxsize=_CACHED_WORDS)
def read_word(text: str) -> Word:
    """Describe a word by all that is known."""
    return describe_word(text, listed=True, likeness=name_likeness(bare(text)))


def describe_word(text: str, *, listed: bool, likeness: int, spelled: bool = True) -> Word:
    """Describe a word; without `listed` as if on no list of names, without `spelled` unread."""
    plain = bare(text)
    shape = _shape(text)
    if not text[0].isalpha():
        return _describe_sign(text, shape)
    lists = _lists_of(plain, names=listed)
    rank = _rank(plain) if listed or spelled else "r-"
    kind = _kind(plain, lists, rank)
    own = [
        f"s={shape}",
        f"r={rank}",
        f"n={likeness}",
        f"k={kind}",
        f"nk={likeness}{rank}{shape[:2]}",
    ]
    own += [f"l={name}" for name in lists]
    if spelled:
        own += [f"w={plain}"]
    own += [f"e={plain[-3:]}", f"e={plain[-2:]}", f"b={plain[:3]}"]
    if text.lower() != plain:
        own.append("possessive")
    group = clusters().get(plain, rank) if spelled else rank
    own.append(group)
    near = _near(plain, kind, shape, group, spelled=spelled)
    return Word(tuple(own), near, kind, shape, plain if spelled else _OUTSIDE, group)


def describe(tokens: Sequence[Token], found: Sequence[Word]) -> list[list[str]]:
    """Return the features of each token, those of its neighbours included."""
    style = _style(found)
    return [_describe_at(tokens, found, index, style) for index in range(len(found))]


def _describe_at(
    tokens: Sequence[Token], found: Sequence[Word], index: int, style: str
) -> list[str]:
    here = found[index]
    last, second, third = (_at(found, index - step) for step in (1, 2, 3))
    following, after = (_at(found, index + step) for step in (1, 2))
    start = _starts(tokens, index)
    features = [
        *here.own,
        *_prefixed("-1", last),
        *_prefixed("+1", following),
        f"-2{second.kind}",
        f"+2{after.kind}",
        f"-2w={second.lower}",
        f"+2w={after.lower}",
        f"-2{second.group}",
        f"+2{after.group}",
        f"-1g0={last.group}|{here.kind}",
        f"0g1={here.kind}|{following.group}",
        f"0gs1={style}{start}{here.shape}|{following.group}",
        f"-1g1={last.group}|{following.group}",
        f"c={style}{start}{here.shape}",
        f"cn={style}{start}{here.shape}{here.kind}",
        f"-1k0={last.kind}|{here.kind}",
        f"0k1={here.kind}|{following.kind}",
        f"-1k1={last.kind}|{here.kind}|{following.kind}",
        f"-2k0={second.kind}|{last.kind}|{here.kind}",
        f"-1s={last.lower}|{here.shape}{style}",
        f"-1wk={last.lower}|{here.kind}",
        f"+1wk={following.lower}|{here.kind}",
        f"-2w1={second.lower}|{last.lower}",
        f"-3w1={third.lower}|{second.lower}|{last.lower}",
        f"+1w2={following.lower}|{after.lower}",
        f"-1w1={last.lower}|{following.lower}",
        f"-1s1={last.shape}|{here.shape}|{following.shape}|{style}",
    ]
    if index == 0:
        features.append("first")
    if index == len(found) - 1:
        features.append("last")
    return features


@cache
def _outside() -> Word:
    return Word((), (_OUTSIDE,), _OUTSIDE, _OUTSIDE, _OUTSIDE, _OUTSIDE)


def _at(found: Sequence[Word], index: int) -> Word:
    return found[index] if 0 <= index < len(found) else _outside()


@lru_cache(maxsize=2 * _CACHED_WORDS)
def _prefixed(where: str, word: Word) -> tuple[str, ...]:
    return tuple(where + feature for feature in word.near)


def _near(plain: str, kind: str, shape: str, group: str, *, spelled: bool) -> tuple[str, ...]:
    features = [kind, f"s{shape}", group, f"e{plain[-2:]}"]
    if spelled:
        features.append(f"w={plain}")
    return tuple(features)


def _describe_sign(text: str, shape: str) -> Word:
    kind = f"d{min(len(text), 6)}" if text[0].isdigit() else text[0]
    return Word((f"k={kind}",), (kind,), kind, shape, kind, kind)


def _style(found: Sequence[Word]) -> str:
    shapes = [word.shape for word in found if word.shape[0] in "xX"]
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
    if text[0].isdigit():
        return "9"
    if not text[0].isalpha():
        return text[0]
    if text.islower():
        return "x"
    if len(text) == 1:
        return "X"
    if text.isupper():
        return "XX"
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
        part[0] for part in ("first", "surname", "place", "hospital", "company") if part in lists
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
