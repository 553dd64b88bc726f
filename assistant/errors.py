"""Every error this application raises on purpose.

LanternError
├── ScrubbingError      identifiers may remain: stop the turn, store and send nothing
├── RetrievalError      no passages can be had: say so, never answer without them
├── ChatModelError      the chat model is down, slow or out of shape: the grounded writer takes over
├── MemoryStoreError    nothing can be read or kept: retry, then tell the person
├── RecordError         an uploaded record cannot be read: say why, keep nothing
├── NotAllowedError     the actor may not see or change this
├── LibraryError        documents of the library are faulty: all faults at once
└── ConfigurationError  settings or data files are faulty: all faults at once, at start-up
"""


class LanternError(Exception):
    """Base class; the edge (`app.py`, `cli.py`, `web`) turns it into words for the person."""


class ScrubbingError(LanternError):
    """Identifiers could not be removed, so the text must go no further."""


class RetrievalError(LanternError):
    """The passage store did not answer in time."""


class ChatModelError(LanternError):
    """The chat model did not answer in time, or answered in the wrong shape."""


class MemoryStoreError(LanternError):
    """The database could not be read or written, retries included."""


class RecordError(LanternError):
    """An uploaded record cannot be read; the message is a sentence for the person."""


class NotAllowedError(LanternError):
    """The actor has no right to this; the message names ids, never content."""


class FaultsError(LanternError):
    """Base of errors that collect every fault of a file before they are raised."""

    def __init__(self, summary: str, faults: list[str]) -> None:
        super().__init__("\n".join([summary, *(f"  - {fault}" for fault in faults)]))
        self.faults = faults


class LibraryError(FaultsError):
    """Documents do not have the form the library asks for."""


class ConfigurationError(FaultsError):
    """Settings, rules or wordings do not have the form the program asks for."""
