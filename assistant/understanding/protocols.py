"""The shapes of the abilities that understand a message. All are pure and fast."""

from collections.abc import Sequence
from typing import Protocol

from assistant.domain import Completeness, Continuation, Fact, RankedIntent


class IntentDetector(Protocol):
    """Anything that can say what a person wants."""

    def detect(self, text: str) -> Sequence[RankedIntent]:
        """Return the intents of `text`, best first, never empty; confidences are 0 to 1."""
        ...


class CompletenessChecker(Protocol):
    """Anything that can say whether a message was cut off."""

    def check(self, text: str, facts: Sequence[Fact] = ()) -> Completeness:
        """Return the tail and likely completions; `facts` make completions likelier."""
        ...


class ContinuationJoiner(Protocol):
    """Anything that can join a fragment and the message that ends it."""

    def join(self, first: str, second: str) -> Continuation:
        """Return the message both make, or `continues=False` when the second is a new one."""
        ...
