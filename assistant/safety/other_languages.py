"""Finds the plainest signs of danger in languages that Lantern doesn't answer in yet."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.domain import RedFlag, SitePolicy, Triage, Urgency, most_urgent
from assistant.errors import ConfigurationError
from assistant.safety.checker import RedFlagChecker
from assistant.safety.red_flags import load_red_flags
from assistant.yaml_files import read_yaml

FILE = Path(__file__).with_name("other_languages.yaml")
CRISIS = "suicidal"
_ALONE, _IN_TREATMENT, _TREATMENT = "fever_alone", "fever", "treatment"
_FIRST = ("first", "first_crisis", "first_today")


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageSigns:
    """What signs look like in one language, and what is said first in it."""

    code: str
    signs: Mapping[str, tuple[re.Pattern[str], ...]]
    roots: tuple[str, ...]
    """Without one of these no sign is there; empty for languages in letters of their own."""
    treatment: re.Pattern[str]
    first: Mapping[str, str]

    def may_stand_in(self, plain: str) -> bool:
        """Say quickly whether a sign may stand in a text."""
        return any(root in plain for root in self.roots) if self.roots else not plain.isascii()


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherLanguages:
    """All languages, and what their signs mean."""

    languages: tuple[LanguageSigns, ...]
    meanings: Mapping[str, Mapping[str, str]]

    def flags(self, text: str) -> Iterator[RedFlag]:
        """Yield a flag for each sign that stands in `text`."""
        plain = without_accents(text)
        for language in self.languages:
            if not language.may_stand_in(plain):
                continue
            for sign, patterns in language.signs.items():
                if any(pattern.search(plain) for pattern in patterns):
                    yield self._flag(language, sign, plain)

    def _flag(self, language: LanguageSigns, sign: str, plain: str) -> RedFlag:
        in_treatment = sign == _ALONE and language.treatment.search(plain)
        meaning = self.meanings[_IN_TREATMENT if in_treatment else sign]
        return RedFlag(
            rule_id=f"{language.code}-{meaning['rule']}",
            category=meaning["category"],
            urgency=Urgency(meaning["outcome"]),
            sign=meaning["sign"],
            language=language.code,
        )

    def first_words(self, flag: RedFlag) -> str:
        """Return what is said first, in the language the sign was found in; empty for English."""
        spoken = next((one for one in self.languages if one.code == flag.language), None)
        if spoken is None:
            return ""
        is_today = flag.urgency is Urgency.SAME_DAY
        urgent = "first_crisis" if flag.category == CRISIS else "first"
        return spoken.first["first_today" if is_today else urgent]


@dataclass(frozen=True, slots=True)
class EveryLanguage:
    """The rules in English, and the plainest signs in other languages; a `RedFlagChecker`."""

    english: RedFlagChecker

    def triage(self, text: str) -> Triage:
        """Return the highest urgency found in any language."""
        found = self.english.triage(text)
        flags = most_urgent([*found.flags, *other_languages().flags(text)])
        return Triage(urgency=flags[0].urgency if flags else Urgency.ROUTINE, flags=flags)


def load_all_red_flags(policy: SitePolicy) -> EveryLanguage:
    """Load the rules of every language; raise `ConfigurationError` with every fault at once."""
    other_languages()
    return EveryLanguage(load_red_flags(policy))


def without_accents(text: str) -> str:
    """Return Latin text in lower case without accents; other scripts keep their marks."""
    lowered = text.lower().replace("\u2019", "'")
    if lowered.isascii():
        return lowered
    return "".join(_bare(one) for one in lowered)


def _bare(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0]
    if character == "\u0142":
        return "l"
    return base if base.isascii() else character


@cache
def other_languages(path: Path = FILE) -> OtherLanguages:
    """Read the data file once; raise `ConfigurationError` with every fault at once."""
    table = read_yaml(path)
    faults: list[str] = []
    languages = tuple(_read(code, one, faults) for code, one in table["languages"].items())
    known = set(table["signs"])
    faults += [
        f'{path.name}, {one.code}: the sign "{sign}" is unknown.'
        for one in languages
        for sign in one.signs
        if sign not in known
    ]
    if faults:
        raise ConfigurationError("The red flags of other languages cannot be used:", faults)
    return OtherLanguages(languages=languages, meanings=table["signs"])


def _read(code: str, entry: dict[str, Any], faults: list[str]) -> LanguageSigns:
    faults += [f"{FILE.name}, {code}: {one} is missing." for one in _FIRST if one not in entry]
    signs = {name: one for name, one in entry.items() if name not in (*_FIRST, _TREATMENT, "roots")}
    return LanguageSigns(
        code=code,
        signs={name: tuple(map(re.compile, listed)) for name, listed in signs.items()},
        roots=tuple(entry.get("roots", ())),
        treatment=re.compile(entry[_TREATMENT]),
        first={name: entry.get(name, "") for name in _FIRST},
    )
