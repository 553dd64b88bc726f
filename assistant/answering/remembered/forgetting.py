"""Find what a person wants forgotten: the facts a message names, or everything."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from assistant.answering.language.data_files import DataShape, read_data
from assistant.answering.remembered.memory_answers import confirm_forget_all, forgot_all, forgotten
from assistant.answering.remembered.own_replies import OwnReply
from assistant.answering.wording.fact_words import say_date
from assistant.answering.wording.wordings import Phrase, Phrases
from assistant.domain import Answer, Fact, FactKind, RememberedFact

FORGETTING_FILE = Path(__file__).with_name("forgetting.yaml")
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SMALL_WORD = 5
"""Only longer words of a description tell facts apart."""
_SAYS_LITTLE = frozenset(
    {"cancer", "stage", "unspecified", "status", "negative", "positive", "low"}
)


class Forgetting(DataShape):
    """The shape of the data file."""

    everything: list[re.Pattern[str]]


@cache
def forgetting() -> Forgetting:
    """Read the data file once, on first use."""
    return read_data(FORGETTING_FILE, Forgetting)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgettingWish:
    """What a message wants forgotten."""

    facts: tuple[RememberedFact, ...] = ()
    everything: bool = False
    everything_confirmed: bool = False
    known: int = 0
    """How many facts are remembered."""
    records: int = 0
    """How many records are kept."""
    describe: Callable[[Fact], str]

    @property
    def carried_out_for_all(self) -> bool:
        """Whether everything goes now: after a yes, or where there is nothing that needs one."""
        nothing_known = not self.known and not self.records
        return self.everything_confirmed or (self.everything and nothing_known)

    def answer(self, phrases: Phrases, today: date) -> Answer:
        """Say what is forgotten, or ask once before everything goes."""
        counts = {"facts": self.known, "records": self.records}
        if self.everything_confirmed:
            return forgot_all(phrases, counts)
        if self.everything:
            return confirm_forget_all(phrases, counts)
        named = [
            phrases.text(
                Phrase.FORGOTTEN_ORIGIN,
                fact=self.describe(known.fact),
                date=say_date(known.recorded_at.date(), today),
            )
            for known in self.facts
        ]
        return replace(forgotten(phrases, named), facts=self.facts)


def what_to_forget(
    message: str,
    reply: OwnReply | None,
    facts: Sequence[RememberedFact],
    *,
    describe: Callable[[Fact], str],
    records: int = 0,
) -> ForgettingWish:
    """Read the wish: facts that are named, else everything, which is to be confirmed first."""
    confirmed = reply is OwnReply.FORGET_ALL
    named = () if confirmed else tuple(facts_named(message, facts, describe))
    return ForgettingWish(
        facts=named,
        everything=not named and means_everything(message),
        everything_confirmed=confirmed,
        known=len(facts),
        records=records,
        describe=describe,
    )


def means_everything(message: str) -> bool:
    """Say whether a message asks to forget all there is."""
    return any(pattern.search(message.lower()) for pattern in forgetting().everything)


def facts_named(
    message: str, facts: Sequence[RememberedFact], describe: Callable[[Fact], str]
) -> list[RememberedFact]:
    """Return the remembered facts a message names: by name, value, kind or their plain words."""
    said = set(_WORD.findall(message.lower()))
    return [known for known in facts if _names(known.fact, describe(known.fact), said)]


def _names(fact: Fact, plain: str, said: set[str]) -> bool:
    name = set(_WORD.findall(fact.name.lower()))
    if fact.kind is FactKind.STAGE or (name and name <= said):
        return fact.kind.value in said or bool(name - _SAYS_LITTLE and name <= said)
    telling = set(_WORD.findall(plain.lower())) - _SAYS_LITTLE
    return any(len(word) > LONGEST_SMALL_WORD for word in telling & said)
