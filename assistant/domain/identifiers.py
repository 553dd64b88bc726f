"""Identifiers and where they stand."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.people import ScrubbedText


class IdentifierKind(StrEnum):
    """The kinds of identifiers that are removed."""

    NAME = "NAME"
    HOSPITAL = "HOSPITAL"
    ADDRESS = "ADDRESS"
    CITY = "CITY"
    ZIP = "ZIP"
    DATE = "DATE"
    AGE_OVER_89 = "AGE_OVER_89"
    PHONE = "PHONE"
    FAX = "FAX"
    EMAIL = "EMAIL"
    SSN = "SSN"
    MRN = "MRN"
    HEALTH_PLAN_ID = "HEALTH_PLAN_ID"
    ACCOUNT = "ACCOUNT"
    LICENSE = "LICENSE"
    VEHICLE = "VEHICLE"
    DEVICE = "DEVICE"
    URL = "URL"
    IP = "IP"
    BIOMETRIC = "BIOMETRIC"
    PHOTO = "PHOTO"
    EMPLOYER = "EMPLOYER"
    OTHER_ID = "OTHER_ID"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifierSpan:
    """Where an identifier stands, in characters of the text as typed; `end` is exclusive."""

    start: int
    end: int
    kind: IdentifierKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Scrubbed:
    """A text without its identifiers, and where they stood."""

    text: ScrubbedText
    """For a chat model and for reading on: what surely or likely identifies somebody is gone."""
    spans: tuple[IdentifierSpan, ...] = ()
    kept: ScrubbedText | None = None
    """For storage and the staff's view, where it differs: doubtful names are gone too."""
    numbers: str = ""
    """Which placeholder of the conversation stands for whom, as digests; to be kept with it."""

    @property
    def to_keep(self) -> ScrubbedText:
        """The text that may be stored."""
        return self.text if self.kept is None else self.kept
