"""Read YAML data files with libyaml, which is many times faster than the reader in Python."""

from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> Any:  # noqa: ANN401  # each caller checks the shape of its own file
    """Return the content of a YAML file; raises `yaml.YAMLError` for what is no YAML."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506  # a safe loader
