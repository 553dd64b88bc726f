"""Read a data file beside the code into its typed shape, all faults at once."""

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import ConfigurationError
from assistant.yaml_files import read_yaml


class DataShape(BaseModel):
    """Base of the shapes of data files: frozen, and an unknown key is a fault."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Shape = TypeVar("Shape", bound=BaseModel)


def read_data(path: Path, shape: type[Shape]) -> Shape:
    """Return the YAML file at `path` as `shape`, or raise `ConfigurationError`."""
    try:
        return shape.model_validate(read_yaml(path))
    except OSError as error:
        raise ConfigurationError(f"{path.name} cannot be read.", [str(error)]) from error
    except yaml.YAMLError as error:
        raise ConfigurationError(f"{path.name} is not YAML.", [str(error)]) from error
    except ValidationError as error:
        raise ConfigurationError(f"{path.name} is faulty.", _faults(error)) from error


def _faults(error: ValidationError) -> list[str]:
    return [
        f"{'.'.join(str(part) for part in fault['loc']) or 'file'}: {fault['msg']}"
        for fault in error.errors(include_url=False, include_input=False)
    ]
