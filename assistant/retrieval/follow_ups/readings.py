"""Says in which ways a question may be meant in its conversation, and which of them was found to fit."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.domain import Document, FoundPassage, ScrubbedText

_ANY = "any"


class Lean(StrEnum):
    """How far a question needs what was said before it."""

    ALONE = "alone"
    """It names what it is about, or is long enough to say it."""
    PERHAPS = "perhaps"
    """Short and without a name: "how many visits"."""
    ADDS = "adds"
    """It opens like one that goes on, and brings a subject of its own: "what about my job"."""
    SURELY = "surely"
    """It points back: "does it go away"."""


ENOUGH_ALONE = {Lean.ALONE: 0.0, Lean.PERHAPS: 0.8, Lean.ADDS: 0.5, Lean.SURELY: 1.0}
"""A question is taken as it stands when the library answers it more surely than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastAnswer:
    """What the latest answer of the conversation was about."""

    topic: str
    cancer: str
    """Empty where it was about no one cancer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One way to read a question, and what the library has on it, the best first."""

    asked: ScrubbedText
    passages: Sequence[FoundPassage]

    @property
    def confidence(self) -> float:
        """Return how likely the library answers it so, 0 to 1."""
        return self.passages[0].confidence if self.passages else 0.0


def about(document: Document) -> LastAnswer:
    """Return what an answer that rests on `document` was about."""
    cancer = "" if document.cancer == _ANY else document.cancer
    return LastAnswer(topic=document.topic or document.title, cancer=cancer)


def with_subject(question: str, subject: str) -> str:
    """Return the question with what it is asked of behind it."""
    stem = question.rstrip(" ?.!")
    return f"{stem} ({subject})" + ("?" if "?" in question[len(stem) :] else "")


def is_on_one_cancer(found: Found) -> bool:
    """Say whether the best passage is on one cancer, and not on all."""
    return any(one.passage.document.cancer != _ANY for one in found.passages[:1])


def stands_alone(alone: Found, lean: Lean) -> bool:
    """Say whether a question needs no other reading."""
    return lean is Lean.ALONE or alone.confidence > ENOUGH_ALONE[lean]


def fitting(alone: Found, leaning: Sequence[Found], lean: Lean) -> Found:
    """Return the reading that fits: the surest; one that points back is read alone last."""
    found = [one for one in leaning if one.passages]
    if not found:
        return alone
    best = max(found, key=lambda one: one.confidence)
    return best if lean is Lean.SURELY or best.confidence >= alone.confidence else alone
