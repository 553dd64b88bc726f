"""The shape of a fact extractor."""

from collections.abc import Sequence
from typing import Protocol

from assistant.domain import Fact, FactChange, Role


class FactExtractor(Protocol):
    """Anything that can read clinical facts from a message. Pure, no model needed."""

    def read(
        self,
        text: str,
        *,
        speaker: Role,
        known: Sequence[Fact] = (),
        earlier: Sequence[str] = (),
    ) -> Sequence[FactChange]:
        """Return what `text` changes about the `known` facts; empty when it states nothing.

        `earlier` are the person's messages just before, newest last: "it" may mean what they name.

        A question, a hypothetical, an advert or another person's story states nothing.
        """
        ...
