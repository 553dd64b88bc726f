"""Take down what a person writes in the Correct box of a fact; a fact it says nothing of stays."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Self

from assistant.domain import Actor, ChangeKind, Fact, FactChange, RememberedFact
from assistant.errors import NotAllowedError
from assistant.facts.extractor import FactExtractor
from assistant.phi.scrubber import Scrubber
from graph.context import TurnContext
from memory.facts import PatientFacts
from memory.turns import KnownBefore
from web.screen_words import ScreenWords

_TELLS = (ChangeKind.NEW, ChangeKind.CHANGED, ChangeKind.CORRECTED)


@dataclass(frozen=True, slots=True)
class Corrected:
    """What was done, in words for the person."""

    said: str
    stays: bool = False
    """Whether the fact stands as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """Memory checks that a fact is the actor's to change."""

    facts: PatientFacts
    words: ScreenWords
    describe: Callable[[Fact], str]
    extractor: FactExtractor
    scrubber: Scrubber
    known: Callable[[Actor, str], Awaitable[KnownBefore]]
    """What must go from the words of a correction, wherever it stands."""

    @classmethod
    def in_turns(cls, facts: PatientFacts, words: ScreenWords, context: TurnContext) -> Self:
        """Return what reads corrections as turns read messages."""
        return cls(
            facts=facts,
            words=words,
            describe=context.describe,
            extractor=context.extractor,
            scrubber=context.scrubber,
            known=context.memory.known,
        )

    async def correct(self, actor: Actor, fact_id: str, words: str) -> Corrected:
        """Do what the words say of this fact, and return what was done."""
        old = await self._fact(actor, fact_id)
        account = await self.known(actor, "")
        scrubbed = await self.scrubber.scrub(words, known=account.identifiers)
        changes = self._read(scrubbed.to_keep, actor, old.fact)
        told = [one.fact for one in changes if one.change in _TELLS]
        if told:
            return await self._take_down(actor, old, told, gone=_takes_back(changes, old.fact))
        if any(one.change is ChangeKind.WITHDRAWN for one in changes):
            gone = await self.facts.forget(actor, fact_id)
            return Corrected(self.words.forgot_one.format(fact=self.describe(gone.fact)))
        return Corrected(self.words.correction_unclear, stays=True)

    async def _fact(self, actor: Actor, fact_id: str) -> RememberedFact:
        for known in await self.facts.live(actor):
            if known.fact_id == fact_id:
                return known
        raise NotAllowedError(f"fact {fact_id} does not stand any more")

    def _read(self, words: str, actor: Actor, old: Fact) -> Sequence[FactChange]:
        """Read the words; bare ones, such as "III", as the end of a sentence about the fact."""
        changes = self.extractor.read(words, speaker=actor.role, known=[old])
        frame = self.words.correction_frames.get(old.kind)
        if frame is None or any(one.change in _TELLS for one in changes):
            return changes
        sentence = frame.format(name=old.name, words=words)
        framed = self.extractor.read(sentence, speaker=actor.role, known=[old])
        told = [one.fact for one in framed if one.change in _TELLS]
        # "No, I don't take that" is understood already; "anastrozole, not letrozole" only half.
        adds = told if not changes else [fact for fact in told if fact.slot != old.slot]
        return framed if adds else changes

    async def _take_down(
        self, actor: Actor, old: RememberedFact, told: Sequence[Fact], *, gone: bool
    ) -> Corrected:
        """Put what is about the fact in its place; note anything else beside it."""
        about_it = [fact for fact in told if fact.slot == old.fact.slot]
        in_place = about_it[0] if about_it else told[0] if gone else None
        others = [fact for fact in told if fact is not in_place]
        stands = old.fact_id
        if in_place is not None:
            stands = await self.facts.correct(actor, old.fact_id, in_place)
        for fact in others:
            await self.facts.add(actor, fact, beside=stands)
        return Corrected(self._said(old, in_place, others), stays=in_place is None)

    def _said(self, old: RememberedFact, in_place: Fact | None, others: Sequence[Fact]) -> str:
        noted = "; ".join(map(self.describe, others))
        if in_place is None:
            return self.words.noted_beside.format(fact=noted, kept=self.describe(old.fact))
        said = self.words.corrected.format(fact=self.describe(in_place))
        return f"{said} {self.words.noted_too.format(fact=noted)}" if others else said


def _takes_back(changes: Sequence[FactChange], old: Fact) -> bool:
    return any(one.change is ChangeKind.WITHDRAWN and one.fact.slot == old.slot for one in changes)
