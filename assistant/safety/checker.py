"""The shape of a red-flag check."""

from typing import Protocol

from assistant.domain import Triage


class RedFlagChecker(Protocol):
    """Anything that can say how urgent a message is. Pure, in process, cannot fail."""

    def triage(self, text: str) -> Triage:
        """Return the highest urgency any rule finds in `text`, and the rules that fired."""
        ...
