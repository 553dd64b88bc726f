"""What the buttons of the memory card do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import chainlit as cl

from assistant.domain import Actor, Fact
from assistant.errors import LanternError
from assistant.facts.extractor import FactExtractor
from assistant.phi.scrubber import Scrubber
from memory.facts import PatientFacts
from web.cards import memory_card
from web.screen_words import ScreenWords

UNDO_FORGETTING = "undo_forget"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryActions:
    """Correct, forget and bring back facts. Memory checks that they are the actor's to change."""

    facts: PatientFacts
    words: ScreenWords
    describe: Callable[[Fact], str]
    extractor: FactExtractor
    scrubber: Scrubber

    async def show(self, actor: Actor) -> None:
        """Show the card as memory is now."""
        facts = await self.facts.live(actor)
        if not facts:
            await _say(self.words.nothing_known)
            return
        card = cl.CustomElement(
            name="MemoryCard", props=memory_card(facts, self.describe), url="/health"
        )
        await cl.Message(content=self.words.memory_card, elements=[card]).send()

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
        text = self.words.forgot_one.format(fact=self.describe(known.fact))
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
            scrubbed = await self.scrubber.scrub(words)
            changes = self.extractor.read(scrubbed.to_keep, speaker=actor.role)
            if not changes:
                await _say(self.words.correction_unclear)
                return
            await self.facts.correct(actor, fact_id, changes[0].fact)
        except LanternError:
            await _say(self.words.not_changed)
            return
        text = self.words.corrected.format(fact=self.describe(changes[0].fact))
        await cl.Message(content=text).send()


async def _say(text: str) -> None:
    await cl.Message(content=text).send()
