"""The rules by which the running text of a record is read, from one data file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.errors import ConfigurationError
from assistant.yaml_files import read_yaml

NARRATIVE = Path(__file__).parent / "data" / "narrative.yaml"
SKIPPED = "skip"
SENTENCE_END = re.compile(r"(?<=[.;?!])[ \t]+(?=[A-Z0-9(])")


@dataclass(frozen=True, slots=True, kw_only=True)
class NarrativeRules:
    """Sections, what their lines mean, and phrases put plainly."""

    sections: Mapping[str, tuple[str, ...]]
    """Beginnings of headings, in lower case, by section."""
    prefixes: Mapping[str, str]
    """What a line of a section says, with {line}."""
    nothing_said: re.Pattern[str]
    left_out: tuple[re.Pattern[str], ...]
    plainly: tuple[tuple[re.Pattern[str], str], ...]
    declined: re.Pattern[str]

    def section_of(self, title: str) -> str:
        """Return the section a heading opens; empty when it is none of ours."""
        lower = title.strip().lower()
        found = (name for name, starts in self.sections.items() if lower.startswith(starts))
        return next(found, "")

    def put_plainly(self, text: str) -> str:
        """Return a text as facts are read from it, without the sentences none may be read from."""
        kept = [
            one for one in sentences_of(text) if not any(no.search(one) for no in self.left_out)
        ]
        text = " ".join(kept)
        for pattern, words in self.plainly:
            text = pattern.sub(words, text)
        return text


def sentences_of(text: str) -> list[str]:
    """Cut a text where a sentence or a clause of a list ends; a line break stays in its sentence."""
    return [one for one in SENTENCE_END.split(text) if one.strip()]


@cache
def load_narrative_rules(path: Path = NARRATIVE) -> NarrativeRules:
    """Read the rules once, or raise `ConfigurationError`."""
    table = read_yaml(path)
    try:
        rules = NarrativeRules(
            sections={name: tuple(starts) for name, starts in table["sections"].items()},
            prefixes=table["prefixes"],
            nothing_said=_pattern(table["nothing_said"]),
            left_out=tuple(_pattern(one) for one in table["left_out"]),
            plainly=tuple((_pattern(said), plain) for said, plain in table["plainly"]),
            declined=_pattern(table["declined"]),
        )
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise ConfigurationError(f"{path.name} is faulty.", [str(error)]) from None
    without = sorted(set(rules.sections) - set(rules.prefixes) - {SKIPPED})
    if without:
        faults = [f"prefixes.{name}: is missing" for name in without]
        raise ConfigurationError(f"{path.name} is faulty.", faults)
    return rules


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)
