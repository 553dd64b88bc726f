"""Reads the words of a screen from the file of a language."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from assistant.errors import ConfigurationError
from assistant.yaml_files import read_yaml

Words = TypeVar("Words", bound=BaseModel)


def load_words(folder: Path, language: str, shape: type[Words]) -> Words:
    """Return the words of a language, English ones where it has none.

    Raises `ConfigurationError` with all faults.
    """
    path = folder / f"{language}.yaml"
    path = path if path.exists() else folder / "en.yaml"
    try:
        return shape.model_validate(read_yaml(path))
    except ValidationError as error:
        faults = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
        raise ConfigurationError(f"{path.name} is faulty.", faults) from None
