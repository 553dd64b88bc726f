"""Read the data files of this package, and say everything that is wrong with them at once."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import cast

import yaml

from assistant.errors import ConfigurationError

DATA = Path(__file__).parents[1] / "data"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def read_table(name: str, folder: Path = DATA) -> Mapping[str, object]:
    """Return the mapping in `name`, or raise `ConfigurationError` when it is not one.

    Each file is parsed once: several readers take their part of it.
    """
    path = folder / name
    try:
        # CSafeLoader is the safe loader written in C, five times as fast.
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506
    except (OSError, yaml.YAMLError) as error:
        raise ConfigurationError(f"{name} cannot be read.", [str(error)]) from error
    if not isinstance(content, dict):
        raise ConfigurationError(f"{name} is faulty.", ["it must be a mapping"])
    return cast("Mapping[str, object]", content)


class FaultList:
    """Collects what is wrong with one file while it is being read."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.faults: list[str] = []

    def mapping(self, value: object, where: str) -> dict[str, object]:
        """Return `value` as a mapping; anything else is a fault. None is an empty one."""
        if value is None:
            return {}
        if isinstance(value, dict):
            return {str(key): item for key, item in value.items()}
        self.faults.append(f"{where}: must be a mapping, is {type(value).__name__}")
        return {}

    def words(self, value: object, where: str) -> tuple[str, ...]:
        """Return `value` as a tuple of words; None is an empty one, one word a tuple of it."""
        if value is None:
            return ()
        if isinstance(value, str):
            return (value,)
        if isinstance(value, Sequence) and all(isinstance(item, str | int) for item in value):
            return tuple(str(item) for item in value)
        self.faults.append(f"{where}: must be a list of words")
        return ()

    def require(self, table: Mapping[str, object], keys: Sequence[str]) -> None:
        """Note each of `keys` that is missing from the file."""
        self.faults.extend(f"{key}: is missing" for key in keys if key not in table)

    def raise_if_any(self) -> None:
        """Raise `ConfigurationError` with every fault found so far."""
        if self.faults:
            raise ConfigurationError(f"{self.name} is faulty.", self.faults)
