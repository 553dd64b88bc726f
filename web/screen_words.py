"""The words of the chat surface, from a data file."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import ConfigurationError
from assistant.yaml_files import read_yaml
from graph.release import Progress

_FOLDER = Path(__file__).with_name("wordings")


class ScreenWords(BaseModel):
    """Progress, buttons, and what the memory card says."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    progress: dict[Progress, str]
    too_slow: str
    alarm_dismissed: str
    undo: str
    type_on: str
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
    correction_unclear: str
    not_changed: str
    starters: list[str]


def load_screen_words(language: str) -> ScreenWords:
    """Return the words of a language, or raise `ConfigurationError` with all faults."""
    path = _FOLDER / f"{language}.yaml"
    path = path if path.exists() else _FOLDER / "en.yaml"
    try:
        return ScreenWords.model_validate(read_yaml(path))
    except ValidationError as error:
        faults = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
        raise ConfigurationError(f"{path.name} is faulty.", faults) from None
