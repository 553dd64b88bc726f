"""Makes the recognizers a deployment names in its settings, such as a transformer de-identifier."""

from collections.abc import Sequence
from importlib import import_module

from presidio_analyzer import EntityRecognizer

from assistant.errors import ConfigurationError


def load_recognizers(names: Sequence[str]) -> list[EntityRecognizer]:
    """Return one recognizer per "package.module:ClassName".

    Raises ConfigurationError with every name that cannot be used; a deployment that asked for a
    recognizer must not run without it.
    """
    made: list[EntityRecognizer] = []
    faults: list[str] = []
    for name in names:
        try:
            made.append(_make(name))
        except Exception as error:  # noqa: BLE001  # whatever a deployment's class raises is its fault
            faults.append(f"{name}: {type(error).__name__}: {error}")
    if faults:
        raise ConfigurationError("These recognizers cannot be used:", faults)
    return made


def _make(name: str) -> EntityRecognizer:
    module, _, attribute = name.partition(":")
    if not attribute:
        raise ValueError('write it as "package.module:ClassName"')
    made = getattr(import_module(module), attribute)()
    if not isinstance(made, EntityRecognizer):
        raise TypeError("it makes no Presidio EntityRecognizer")
    return made
