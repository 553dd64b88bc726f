"""Gives the fixed words for an urgent message, by category and language."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.domain import Answer, AnswerKind, QuickReply, SitePolicy, Triage, Urgency
from assistant.errors import ConfigurationError
from assistant.safety.other_languages import other_languages
from assistant.yaml_files import read_yaml

FOLDER = Path(__file__).with_name("wordings")
DEFAULT = "default"
_PARTS = ("first", "say", "why", "avoid")
_PLACES = {
    "{sign}", "{emergency}", "{crisis}", "{poison}", "{care_team}", "{fever}",
}  # fmt: skip
_KINDS = {
    Urgency.EMERGENCY: AnswerKind.EMERGENCY,
    Urgency.SAME_DAY: AnswerKind.SAME_DAY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The four parts of an urgent answer, in the order in which they are read."""

    first: str
    """The one thing to do first."""
    say: str
    why: str
    """Names the sign that was seen."""
    avoid: str

    @property
    def parts(self) -> tuple[str, ...]:
        """All parts, first things first."""
        return (self.first, self.say, self.why, self.avoid)


class Wordings:
    """The wordings of one language."""

    def __init__(
        self,
        wordings: dict[Urgency, dict[str, Wording]],
        *,
        dismiss: QuickReply,
        read_on: QuickReply,
        care_team: tuple[str, str],
        approved_by: str,
    ) -> None:
        self._wordings = wordings
        self._dismiss = dismiss
        self._read_on = read_on
        self._care_team_unnamed, self._care_team_named = care_team
        self.approved_by = approved_by
        """The clinician who signed these words; "none" until one has."""

    def emergency(self, triage: Triage, policy: SitePolicy) -> Answer:
        """Return what the person reads; a routine triage is answered as an emergency, to be safe."""
        urgency = triage.urgency if triage.urgency in _KINDS else Urgency.EMERGENCY
        by_category = self._wordings[urgency]
        wording = by_category.get(triage.category or DEFAULT, by_category[DEFAULT])
        places = self._places(triage, policy)
        spoken = other_languages().first_words(triage.flags[0]) if triage.flags else ""
        said = (part for part in (spoken, *wording.parts) if part)
        text = "\n\n".join(_filled(part, places) for part in said)
        first = (self._read_on,) if urgency is Urgency.SAME_DAY else ()
        replies = (*first, self._dismiss)
        return Answer(text=text, kind=_KINDS[urgency], quick_replies=replies)

    @property
    def dismissal(self) -> str:
        """What the last button below an alarm stands for."""
        return self._dismiss.message

    @property
    def reading_on(self) -> str:
        """What the first button below a same-day matter stands for."""
        return self._read_on.message

    def _places(self, triage: Triage, policy: SitePolicy) -> dict[str, str]:
        return {
            "{sign}": triage.flags[0].sign if triage.flags else "a warning sign",
            "{emergency}": _link(policy.emergency_phone),
            "{crisis}": _link(policy.crisis_phone),
            "{poison}": _link(policy.poison_phone),
            "{care_team}": self._care_team(policy.care_team_phone),
            "{fever}": f"{policy.fever_celsius:.1f} °C ({policy.fever_celsius * 1.8 + 32:.1f} °F)",
        }

    def _care_team(self, phone: str) -> str:
        if not phone:
            return self._care_team_unnamed
        return self._care_team_named.replace("{phone}", _link(phone))


def load_wordings(language: str = "en", *, folder: Path = FOLDER) -> Wordings:
    """Load the wordings of a language; raise `ConfigurationError` with every fault at once."""
    path = folder / f"{language}.yaml"
    if not path.exists():
        raise ConfigurationError("There are no wordings:", [f"{path.name} is missing."])
    data = read_yaml(path)
    if faults := _faults(data):
        raise ConfigurationError(f"{path.name} cannot be used:", faults)
    return Wordings(
        {urgency: _read(data[urgency.value]) for urgency in _KINDS},
        dismiss=QuickReply(**data["dismiss"]),
        read_on=QuickReply(**data["read_on"]),
        care_team=(data["care_team_without_phone"], data["care_team_with_phone"]),
        approved_by=data["approved_by"],
    )


def _read(entries: dict[str, dict[str, str]]) -> dict[str, Wording]:
    return {category: Wording(**parts) for category, parts in entries.items()}


def _faults(data: dict[str, Any]) -> list[str]:
    keys = ("approved_by", "dismiss", "read_on", "care_team_without_phone", "care_team_with_phone")
    missing = [f'"{key}" is missing.' for key in keys if key not in data]
    for urgency in _KINDS:
        entries = data.get(urgency.value, {})
        if DEFAULT not in entries:
            missing.append(f'{urgency.value}: the wording "{DEFAULT}" is missing.')
        for category, parts in entries.items():
            missing += [f"{urgency.value}, {category}: {fault}" for fault in _part_faults(parts)]
    return missing


def _part_faults(parts: dict[str, str]) -> list[str]:
    missing = [f'"{part}" is missing.' for part in _PARTS if not parts.get(part)]
    unknown = [f'"{part}" is unknown.' for part in parts if part not in _PARTS]
    stray = [
        f'the place "{{{rest.split("}")[0]}}}" is unknown.'
        for text in parts.values()
        for rest in str(text).split("{")[1:]
        if f"{{{rest.split('}')[0]}}}" not in _PLACES
    ]
    return [*missing, *unknown, *stray]


def _filled(text: str, places: dict[str, str]) -> str:
    for place, value in places.items():
        text = text.replace(place, value)
    return text


def _link(phone: str) -> str:
    """Return a number that can be tapped."""
    digits = "".join(c for c in phone if c.isdigit() or c == "+")
    return f"[{phone}](tel:{digits})"
