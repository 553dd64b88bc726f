"""Loads the word lists of search (YAML: a name, and texts under it) and reports all faults at once."""

from pathlib import Path

import yaml

from assistant.errors import ConfigurationError
from assistant.yaml_files import read_yaml

DATA = Path(__file__).parents[1] / "data"

WordLists = dict[str, tuple[str, ...]]


def load_word_lists(path: Path) -> WordLists:
    """Return the lists of `path` in their order, or raise `ConfigurationError`."""
    try:
        content = read_yaml(path)
    except (OSError, yaml.YAMLError) as error:
        raise ConfigurationError(f"{path.name} cannot be read.", [str(error)]) from error
    if not isinstance(content, dict):
        raise ConfigurationError(f"{path.name} is faulty.", ["it must map names to lists."])
    faults = [fault for name, items in content.items() for fault in _faults(name, items)]
    if faults:
        raise ConfigurationError(f"{path.name} is faulty.", faults)
    return {str(name): tuple(items) for name, items in content.items()}


def _faults(name: object, items: object) -> list[str]:
    if not isinstance(items, list) or not items:
        return [f'"{name}" must be a list with at least one text.']
    faults = [
        f'"{name}": {item!r} must be a text in lower case.'
        for item in items
        if not isinstance(item, str) or not item.strip() or item != item.lower()
    ]
    twice = sorted({str(item) for item in items if items.count(item) > 1})
    return [*faults, *(f'"{name}": "{item}" is there twice.' for item in twice)]
