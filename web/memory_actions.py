"""What the buttons of the memory card do."""

from collections.abc import Sequence
from dataclasses import dataclass

import chainlit as cl

from assistant.answering.wording.wordings import Phrase, Phrases
from assistant.domain import Actor
from memory.facts import PatientFacts
from memory.visits import Visits
from web.cards import memory_card
from web.careful import NOT_DONE, Reply
from web.chat_view import ChatView
from web.corrections import Corrections
from web.screen_words import ScreenWords

UNDO_FORGETTING = "undo_forget"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryActions:
    """Correct, forget and bring back facts; faults are the caller's. Memory checks that they are the actor's to change."""

    facts: PatientFacts
    visits: Visits
    words: ScreenWords
    view: ChatView
    corrections: Corrections
    phrases: Phrases

    async def show(self, actor: Actor) -> None:
        """Show the card as memory is now."""
        past = await self.facts.history(actor)
        facts = [one.known for one in past if one.until is None]
        if not facts:
            await _say(self.words.nothing_known)
            return
        props = memory_card(facts, self.view.describe, past=past, pages=self.view.pages)
        card = cl.CustomElement(name="MemoryCard", props=props, url="/health")
        await cl.Message(content=self.words.memory_card, elements=[card]).send()

    async def confirm(self, actor: Actor, fact_id: str) -> None:
        """Give a fact the date of today; the card says so itself."""
        await self.facts.confirm(actor, fact_id)

    async def forget_all(self, actor: Actor) -> None:
        """Delete everything that is remembered; the card has asked once before."""
        counts = self.phrases.counted({"facts": await self.facts.forget_all(actor)})
        await _say(self.phrases.text(Phrase.FORGET_ALL_DONE, counts=counts))

    async def forget(self, actor: Actor, fact_id: str) -> None:
        """Forget one fact at once; it can be brought back for a minute."""
        known = await self.facts.forget(actor, fact_id)
        undo = cl.Action(
            name=UNDO_FORGETTING,
            payload={"fact_ids": [fact_id]},
            label=self.words.undo,
        )
        text = self.words.forgot_one.format(fact=self.view.describe(known.fact))
        await cl.Message(content=text, actions=[undo]).send()

    async def undo_forgetting(self, actor: Actor, fact_ids: Sequence[str]) -> None:
        """Bring facts back, if the minute is not over."""
        done = [await self.facts.undo_forgetting(actor, one) for one in fact_ids]
        await _say(self.words.remembered_again if any(done) else self.words.undo_too_late)

    async def correct(self, actor: Actor, fact_id: str, words: str) -> bool:
        """Do what the person wrote of a fact, and say whether the fact stands as it was."""
        corrected = await self.corrections.correct(actor, fact_id, words)
        await _say(corrected.said)
        return corrected.stays

    async def say_not_changed(self, _error: Exception) -> Reply:
        """Say that a button did nothing."""
        await _say(self.words.not_changed)
        return NOT_DONE


async def _say(text: str) -> None:
    await cl.Message(content=text).send()
