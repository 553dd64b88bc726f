"""The words of the chat surface, from a data file."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.answering.wording.wordings import Reply
from assistant.domain import FactKind
from graph.release import Progress
from web.word_files import load_words

_FOLDER = Path(__file__).with_name("wordings")


class ScreenWords(BaseModel):
    """Progress, buttons, and what the memory card says."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    progress: dict[Progress, str]
    too_slow: str
    undo: str
    type_on: str
    rewordings: list[Reply]
    """How an answer can be had otherwise: small buttons below it."""
    changed_since: str
    """With {marks} and {day}."""
    memory_card: str
    nothing_known: str
    forgot_one: str
    """With {fact}."""
    remembered_again: str
    undo_too_late: str
    corrected: str
    """With {fact}."""
    noted_too: str
    """With {fact}."""
    noted_beside: str
    """With {fact} and {kept}."""
    correction_unclear: str
    correction_frames: dict[FactKind, str]
    """Sentences that the bare words of a correction complete; with {name} and {words}."""
    not_changed: str
    starters: list[str]


def load_screen_words(language: str) -> ScreenWords:
    """Return the words of a language, or raise `ConfigurationError` with all faults."""
    return load_words(_FOLDER, language, ScreenWords)
