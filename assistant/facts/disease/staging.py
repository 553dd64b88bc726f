"""Find stage, TNM, performance status and menopausal status in a clause."""

import re
from collections.abc import Iterator

from assistant.domain import FactKind
from assistant.facts.text.times import NUMBER_WORDS

Found = tuple[int, FactKind, str, str, bool]
"""Place in the clause's text, kind, name, value, certain."""

ROMAN = {
    "1": "I",
    "2": "II",
    "3": "III",
    "4": "IV",
    "0": "0",
    "one": "I",
    "two": "II",
    "three": "III",
    "four": "IV",
    "zero": "0",
    "i": "I",
    "ii": "II",
    "iii": "III",
    "iv": "IV",
}
STAGE = re.compile(
    r"(?<!\S)(?:upstaged|restaged|downstaged|stage|stg|stag|staged|stage group|staging|satge)(?: (?:is|was|as|now|at|to|of|a|:|-|it|me|her|him|being|actually|only|really|from \S+ to))* ?"
    r"(?P<number>[0-4]|iv|iii|ii|i|one|two|three|four|zero) ?(?P<letter>[a-d](?:\d)?)?(?!\S)"
)
GLUED = re.compile(
    r"(?<!\S)(?:stage|stg|staged)(?: (?:is|was|as|now|at|to|of|a|:|-|actually))* ?(?P<number>[0-4]|iv|iii|ii|i)(?P<letter>[a-d]\d?)(?!\S)|(?<!\S)stage(?P<glued>[0-4]|iv|iii|ii)(?P<gluedletter>[a-d]?)(?!\S)"
)
ORDINAL = re.compile(
    r"(?<!\S)(?P<number>first|second|third|fourth|1 ?st|2 ?nd|3 ?rd|4 ?th) stage(?!\S)(?! (?:of|trial|was|is) (?:the|my|treatment|surgery))"
)
"""How it is said in many languages: "third stage"."""
ORDINALS = {"f": "I", "s": "II", "t": "III", "1": "I", "2": "II", "3": "III", "4": "IV"}
SERIES = re.compile(
    r"(?<!\S)(?:to|now|actually|not \S+ (?:but|,)) (?:a )?(?:stage )?(?P<number>[0-4]|iv|iii|ii|i)(?P<letter>[a-d]?)(?!\S)"
)
BARE_STAGE = re.compile(
    r"<[co]\d+> (?:,? ?)(?:(?:is|was|at|now|an?) )*(?P<number>iv|iii|ii|i|[1-4](?=[abc]))(?P<letter>[abc]\d?)?(?=$| (?:,|with|and|since|in|\())"
)
"""A stage without the word, right behind the cancer: "cervical cancer IIB"."""
EXTENT = re.compile(
    r"(?<!\S)(?P<extent>extensive|limited)(?: |-| - )stage(?!\S)|(?<!\S)(?P<short>es|ls) ?- ?(?:sclc|small)(?!\S)"
)
NOT_CANCER = re.compile(
    r"^ ?(?:<k\d+>|of (?:grief|life|development|labor)|manager|(?:chronic )?kidney|ckd|pressure|bed ?sore|fibrosis|trial)"
)
NEGATED = re.compile(r"(?<!\S)(?:not|was not|is not|never) (?:a |at )?$")
HEDGE = re.compile(
    r"(?<!\S)(?:i think|maybe|probably|not sure|possibly|either|or|might be|could be|i believe)(?!\S)"
)
TNM = re.compile(
    r"(?<!\S)(?P<t>[ycpr]{0,2} ?t ?[0-4x](?:is)?[a-d]?(?:\(m\))?|[ycp]{0,2}tis) ?,? ?(?P<n>[ycp]{0,2} ?n ?[0-3x](?:mi|[a-c])?)?(?:\(\S+\))? ?,? ?(?P<m>[cp]? ?m ?[01x][a-c]?)?(?!\S)"
)
T_ALONE = re.compile(
    r"(?:<c\d+> (?:, |stage |staged )?|(?<!\S)stage |staged )[ycp]{0,2} ?t ?[1-4][a-d]?$|(?<!\S)[ycp]{1,2} ?t ?[0-4][a-d]?$"
)
ECOG = re.compile(
    r"(?<!\S)(?:ecog(?: (?:ps|performance status|score|status))?|performance status|zubrod)(?: (?:is|was|of|score|status|now|at|a|:|=|ps|went|from|to))* ?(?P<number>[0-4]|zero|one|two|three|four)(?: ?(?:-|to) ?(?P<second>[0-4]))?(?!\S)"
)
MENOPAUSE = re.compile(
    r"(?<!\S)(?:(?P<post>post ?-? ?menopausal?|through menopause|past menopause|(?:past|through|over|after|beyond|done with|been through|gone through|had) (?:the |my )(?:menopause|change(?: of life)?)|menopause (?:is )?(?:behind me|years ago|long ago|over)|in menopause|into menopause|gone through (?:the )?(?:menopause|change)|hit menopause|went through menopause|(?:chemically|surgical|medical|medically|chemical)(?: induced)? menopaus\w+|chemopause|menopausal)"
    r"|(?P<pre>pre ?-? ?menopausal?|still (?:have|having|get|getting) (?:my |her |a )?(?:periods?|cycles?)|not (?:yet )?(?:in |through |hit |gone through |had |been through |reached |started |got to )?(?:the |my )?menopause|not (?:had|been through|gone through|reached) (?:the |my )?change(?: of life)?|not menopausal|before menopause)"
    r"|(?P<peri>peri ?-? ?menopausal?|perimenopause))(?!\S)"
)


def read_stage(text: str) -> Iterator[Found]:
    """Yield the stages of a clause; of "from 2 to 4" the last comes last."""
    found = sorted([*STAGE.finditer(text), *GLUED.finditer(text)], key=lambda m: m.start())
    for match in found:
        if (
            NOT_CANCER.match(text[match.end() :].lstrip())
            or NEGATED.search(text[: match.start()])
            or (
                text[: match.start()].endswith(("> ", "kidney disease ", "ckd "))
                and "<k" in text[: match.start()][-6:]
            )
        ):
            continue
        groups = match.groupdict()
        number = groups.get("number") or groups.get("glued") or ""
        letter = groups.get("letter") or groups.get("gluedletter") or ""
        yield (
            match.start(),
            FactKind.STAGE,
            "stage",
            _roman(number, letter),
            HEDGE.search(text) is None,
        )
        yield from _later_stage(text, match.end())
    for match in ORDINAL.finditer(text):
        number = match.group("number")
        value = "IV" if number == "fourth" else ORDINALS[number[0]]
        yield match.start(), FactKind.STAGE, "stage", value, HEDGE.search(text) is None
    if not found:
        for match in BARE_STAGE.finditer(text):
            value = _roman(match.group("number"), match.group("letter") or "")
            yield match.start(), FactKind.STAGE, "stage", value, True
    for match in EXTENT.finditer(text):
        extent = match.group("extent") or {"es": "extensive", "ls": "limited"}[match.group("short")]
        yield match.start(), FactKind.STAGE, "stage", extent, True


def _later_stage(text: str, start: int) -> Iterator[Found]:
    match = SERIES.match(text[start:].lstrip())
    if match is not None:
        yield (
            start,
            FactKind.STAGE,
            "stage",
            _roman(match.group("number"), match.group("letter")),
            True,
        )


def _roman(number: str, letter: str) -> str:
    return ROMAN.get(number, number.upper()) + letter.upper()


def read_tnm(text: str) -> Iterator[Found]:
    """Yield a TNM formula: at least T and one of N and M."""
    for match in TNM.finditer(text):
        alone = T_ALONE.search(text[: match.end()]) is not None
        if match.group("n") or match.group("m") or alone:
            parts = [match.group(part) for part in ("t", "n", "m")]
            yield (
                match.start(),
                FactKind.STAGE,
                "TNM",
                "".join(_tnm(part) for part in parts if part),
                True,
            )


def _tnm(part: str) -> str:
    tidy = re.sub(r"^[pcy]+(?=[nm])", "", part.replace(" ", ""))
    return re.sub(r"[tnm]", lambda m: m.group().upper(), tidy, count=1).replace("x", "X")


def read_ecog(text: str) -> Iterator[Found]:
    """Yield the performance status."""
    for match in ECOG.finditer(text):
        number = match.group("second") or match.group("number")
        number = NUMBER_WORDS.get(number, number).replace("zero", "0")
        yield match.start(), FactKind.ECOG, "ecog", number, match.group("second") is None


def read_menopause(text: str) -> Iterator[Found]:
    """Yield the menopausal status."""
    for match in MENOPAUSE.finditer(text):
        if NEGATED.search(text[: match.start()]) and match.group("post"):
            continue
        which = next(name for name in ("post", "pre", "peri") if match.group(name))
        yield match.start(), FactKind.MENOPAUSE, "menopausal status", f"{which}menopausal", True
