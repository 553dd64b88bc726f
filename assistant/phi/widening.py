"""Completes names: initials and particles before, parts after a hyphen, the same name elsewhere."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.domain import IdentifierKind
from assistant.phi.spans import FoundSpan
from assistant.phi.vocabulary import bare, is_clinical, is_mostly_word, is_ordinary
from assistant.phi.word_use import word_use

_BEFORE = re.compile(
    r"(?<![\w'])(?:(?:[^\W\d_]\.\s?){1,3}|(?:(?<=^)|(?<=[.,;:!?]\s))(?-i:[B-HJ-Z])\s|(?:md|mohd|muhd)\.?\s|(?:(?:van|von|der|den|de|la|del|della|di|da|dos|bin|ibn|al|el|mac|mc|st\.?|o')"
    r"(?:\s|-|(?<=')))+|[^\W\d_]{2,12}-)$",
    re.IGNORECASE,
)
_NO_INITIAL = re.compile(
    r"\b(?:vitamin|stage|grade|hepatitis|hep|type|part|plan|step|phase|class|level|group|section)\s\S{1,3}\s?$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"-[^\W\d_]{2,14}(?!\w)")
_LAST_INITIAL = re.compile(r"\s[B-HJ-Z]\.(?=\s[a-z]|,|\s?$)")
_NICKNAMED = re.compile(r"\s[\"'(][^\W\d_]{2,12}[\"')]\s[A-Z][^\W\d_]{2,14}(?!\w)")
_TOWN_BEFORE = re.compile(
    r"(?<![\w'])(?:(?:Great|Little|Much|Upper|Lower|Nether|Over|Chipping|Market|Kings?|King's|Bishop'?s|Abbots?|Temple|Long|Old|New|"
    r"North|South|East|West|Mount|Fort|Port|Saint|St\.?|Ste\.?|San|Santa|Santo|São|El|Los|Las|La|Le|Lake|Point|Royal|High|Castle|Church|"
    r"Stoke|Newton|Ciudad|Villa|Puerto|Pueblo|Ban|Kampung|Llan\w*)[\s-])+$"
)
_TOWN_AFTER = re.compile(
    r"[\s-](?:(?:upon|on|under|in|by|le|la|sur|am|an\sder|de|del)[\s-](?:the[\s-])?)?(?:[A-Z][a-z]+)?"
    r"(?<=[\s-])(?:Regis|Magna|Parva|Springs|Falls|Heights|Beach|Hills|Bay|Creek|Rapids|Junction|Grove|Spa|Sea|Tyne|Thames|Trent|Avon|"
    r"Wold|Hill|Green|Cross|Bridge|City|Town|Village|Township|County|Valley|Harbou?r|Island|Lakes|Pines|Oaks|Ridge|Rock|Point)\b"
    r"(?!\s(?:Hospital|Clinic|Medical|Cancer|Health|Regional|General))"
)
_CODE_BEFORE = re.compile(r"(?<![\w-])[A-Z\d]{1,8}[-/]$")
_CODE_AFTER = re.compile(r"(?:[-/](?:[A-Z\d]{1,8}|[a-z]))+(?![\w-])")
_CODES = frozenset(
    {
        IdentifierKind.MRN,
        IdentifierKind.HEALTH_PLAN_ID,
        IdentifierKind.ACCOUNT,
        IdentifierKind.LICENSE,
        IdentifierKind.VEHICLE,
        IdentifierKind.DEVICE,
        IdentifierKind.OTHER_ID,
    }
)
_TIED_BEFORE = re.compile(r"[\w'-]$")
_TIED_AFTER = re.compile(r"(?:'s)?[\w-]")
_REACH = 24
_SURE = 0.8
_OFTEN_SMALL = 5


def widen_name(span: FoundSpan, text: str) -> FoundSpan:
    """Return the name with its initials, particles and hyphenated parts."""
    if span.kind is not IdentifierKind.NAME:
        return span
    before = text[max(span.start - _REACH, 0) : span.start]
    found = _BEFORE.search(before)
    start = span.start
    if (
        found
        and not _NO_INITIAL.search(before)
        and not is_clinical(found.group().rstrip("-").lower())
    ):
        start -= len(found.group())
    following = _AFTER.match(text, span.end) or _LAST_INITIAL.match(text, span.end)
    following = following or _NICKNAMED.match(text, span.end)
    end = following.end() if following and _may_follow(following.group()) else span.end
    return replace(span, start=start, end=end)


def widen_town(span: FoundSpan, text: str) -> FoundSpan:
    """Return the town with the words that are part of such names ("Much Wenlock", "Sun City")."""
    if span.kind is not IdentifierKind.CITY or not text[span.start].isupper():
        return span
    before = _TOWN_BEFORE.search(text[max(span.start - _REACH, 0) : span.start])
    after = _TOWN_AFTER.match(text, span.end)
    start = span.start - len(before.group()) if before else span.start
    return replace(span, start=start, end=after.end() if after else span.end)


def widen_code(span: FoundSpan, text: str) -> FoundSpan:
    """Return the number with the letters and digits that a dash ties to it."""
    if span.kind not in _CODES:
        return span
    start, end = span.start, span.end
    if before := _CODE_BEFORE.search(text[max(start - _REACH, 0) : start]):
        start -= len(before.group())
    if after := _CODE_AFTER.match(text, end):
        end = after.end()
    return replace(span, start=start, end=end)


def repeat_names(spans: Sequence[FoundSpan], text: str) -> Iterator[FoundSpan]:
    """Yield every other mention of a name that is sure where it was found."""
    sure: dict[str, FoundSpan] = {}
    for span in spans:
        if span.kind is IdentifierKind.NAME and span.certainty >= _SURE:
            for word in re.findall(r"[^\W\d_]{3,}", text[span.start : span.end]):
                sure.setdefault(word, span)
    for word, span in sure.items():
        yield from _mentions(word, span, text)


def _mentions(word: str, span: FoundSpan, text: str) -> Iterator[FoundSpan]:
    if is_clinical(word.lower()):
        return
    if word[0].islower() and (is_ordinary(word) or is_mostly_word(word)):
        return
    plain = word.lower()
    ordinary = word[0].islower() or is_mostly_word(plain) or _is_often_small(plain)
    searched, wanted = (text, word) if ordinary else (text.lower(), word.lower())
    start = searched.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if _stands_alone(text, start, end) and not span.overlaps(start, end):
            possessive = text[end : end + 2] == "'s"
            yield replace(span, start=start, end=end + 2 * possessive)
        start = searched.find(wanted, end)


def _is_often_small(plain: str) -> bool:
    """Whether the same letters are a word too, which people write without a capital."""
    use = word_use(plain)
    return is_ordinary(plain) or (use is not None and use.capital <= _OFTEN_SMALL)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no letter, dash or other ending ties the word to its neighbours; 's may follow."""
    if _TIED_BEFORE.search(text[max(start - 1, 0) : start]):
        return False
    return _TIED_AFTER.match(text, end) is None


def _may_follow(part: str) -> bool:
    if not part.startswith("-"):
        return True
    plain = bare(part[1:])
    return not is_clinical(plain) and (part[1].isupper() or not is_ordinary(plain))
