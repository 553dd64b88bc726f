"""What the buttons of the memory card do."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import chainlit as cl

from assistant.answering.wording.wordings import Phrase, Phrases
from assistant.domain import Actor, ChangeKind
from assistant.errors import LanternError
from assistant.facts.extractor import FactExtractor
from assistant.phi.scrubber import Scrubber
from memory.facts import PatientFacts
from memory.turns import KnownBefore
from web.cards import memory_card
from web.chat_view import ChatView
from web.screen_words import ScreenWords
from web.visits import true_when_told

UNDO_FORGETTING = "undo_forget"
_PUTS_RIGHT = (ChangeKind.NEW, ChangeKind.CHANGED, ChangeKind.CORRECTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryActions:
    """Correct, forget and bring back facts. Memory checks that they are the actor's to change."""

    facts: PatientFacts
    words: ScreenWords
    view: ChatView
    extractor: FactExtractor
    scrubber: Scrubber
    phrases: Phrases
    known: Callable[[Actor, str], Awaitable[KnownBefore]]
    """What must go from the words of a correction, wherever it stands."""

    async def show(self, actor: Actor) -> None:
        """Show the card as memory is now."""
        past = await self.facts.history(actor)
        facts = [one.known for one in past if one.until is None]
        if not facts:
            await _say(self.words.nothing_known)
            return
        props = memory_card(
            facts, self.view.describe, told=true_when_told(past), pages=self.view.pages
        )
        card = cl.CustomElement(name="MemoryCard", props=props, url="/health")
        await cl.Message(content=self.words.memory_card, elements=[card]).send()

    async def confirm(self, actor: Actor, fact_id: str) -> None:
        """Give a fact the date of today; the card says so itself."""
        try:
            await self.facts.confirm(actor, fact_id)
        except LanternError:
            await _say(self.words.not_changed)

    async def forget_all(self, actor: Actor) -> None:
        """Delete everything that is remembered; the card has asked once before."""
        try:
            count = await self.facts.forget_all(actor)
        except LanternError:
            await _say(self.words.not_changed)
            return
        counts = self.phrases.counted({"facts": count})
        await _say(self.phrases.text(Phrase.FORGET_ALL_DONE, counts=counts))

    async def forget(self, actor: Actor, fact_id: str) -> None:
        """Forget one fact at once; it can be brought back for a minute."""
        try:
            known = await self.facts.forget(actor, fact_id)
        except LanternError:
            await _say(self.words.not_changed)
            return
        undo = cl.Action(
            name=UNDO_FORGETTING,
            payload={"fact_ids": [fact_id]},
            label=self.words.undo,
        )
        text = self.words.forgot_one.format(fact=self.view.describe(known.fact))
        await cl.Message(content=text, actions=[undo]).send()

    async def undo_forgetting(self, actor: Actor, fact_ids: Sequence[str]) -> None:
        """Bring facts back, if the minute is not over."""
        try:
            done = [await self.facts.undo_forgetting(actor, one) for one in fact_ids]
            back = any(done)
        except LanternError:
            back = False
        await _say(self.words.remembered_again if back else self.words.undo_too_late)

    async def correct(self, actor: Actor, fact_id: str, words: str) -> None:
        """Put what the person wrote in the place of a fact; words without a fact change nothing."""
        try:
            said = await self._corrected(actor, fact_id, words)
        except LanternError:
            said = self.words.not_changed
        await _say(said)

    async def _corrected(self, actor: Actor, fact_id: str, words: str) -> str:
        """Do what the words say of this fact, and return what was done."""
        account = await self.known(actor, "")
        scrubbed = await self.scrubber.scrub(words, known=account.identifiers)
        known = [one.fact for one in await self.facts.live(actor) if one.fact_id == fact_id]
        changes = self.extractor.read(scrubbed.to_keep, speaker=actor.role, known=known)
        told = [one.fact for one in changes if one.change in _PUTS_RIGHT]
        if told:
            await self.facts.correct(actor, fact_id, told[0])
            return self.words.corrected.format(fact=self.view.describe(told[0]))
        if any(one.change is ChangeKind.WITHDRAWN for one in changes):
            gone = await self.facts.forget(actor, fact_id)
            return self.words.forgot_one.format(fact=self.view.describe(gone.fact))
        return self.words.correction_unclear


async def _say(text: str) -> None:
    await cl.Message(content=text).send()
