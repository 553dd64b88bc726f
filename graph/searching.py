"""Look a question up in the library, in each way it may be meant in its conversation."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.remembered.own_replies import OwnReply
from assistant.domain import Fact, FactKind, FoundPassage, Intent, RankedIntent, ScrubbedText
from assistant.errors import ScrubbingError
from assistant.retrieval.follow_ups.readings import (
    Found,
    LastAnswer,
    fitting,
    is_on_one_cancer,
    stands_alone,
    with_subject,
)
from assistant.understanding.shorthand import spelled_out
from graph.context import TurnContext
from graph.guarded import or_else
from graph.routes import wanted_intent
from graph.state import ScrubbedTurn

NUMBERS = "(how long do people live, numbers)"
"""What a yes to numbers asks for, whatever words the question before had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """What a question may lean on: what was asked, answered and told before it."""

    state: ScrubbedTurn
    context: TurnContext

    @property
    def last(self) -> LastAnswer | None:
        """What the answer before was about."""
        return self.state.last_answer

    @property
    def cancer(self) -> str:
        """The cancer meant where none is named: that of the last answer, else the remembered one."""
        known = (fact.name for fact in self.facts if fact.kind is FactKind.CANCER)
        return (self.last.cancer if self.last else "") or next(known, "")

    @property
    def facts(self) -> list[Fact]:
        """What is known of the person."""
        return [known.fact for known in self.context.with_members(self.state.facts)]

    async def find(self, asked: ScrubbedText) -> Found:
        """Look one reading up."""
        passages = await self.context.retriever.find_passages(
            asked, facts=self.facts, limit=self.context.passages_per_answer
        )
        return Found(asked=asked, passages=passages)

    async def find_with(self, subject: str) -> Found | None:
        """Look the question up with `subject` behind it, or not at all without one."""
        asked = self.state.asked
        if not subject or subject.casefold() in asked.casefold():
            return None
        return await self.find_worded(with_subject(asked, subject))

    async def find_worded(self, text: str) -> Found | None:
        """Look a wording up once it is scrubbed; none where it can't be."""
        try:
            scrubbed = await self.context.scrubber.scrub(
                text, conversation_id=self.state.conversation_id
            )
        except ScrubbingError:
            return None
        return await self.find(scrubbed.text)


async def search(
    state: ScrubbedTurn, context: TurnContext
) -> tuple[ScrubbedText, Sequence[FoundPassage]]:
    """Return what was searched for and what was found, or raise `RetrievalError`."""
    meant = replace(
        state,
        asked=await _meant(state, context),
        recollection=replace(state.recollection, recent=_before(state)),
    )
    found = await _read(Conversation(state=meant, context=context))
    return found.asked, found.passages


async def _meant(state: ScrubbedTurn, context: TurnContext) -> ScrubbedText:
    """Return what is asked, short forms spelled out: the message, or the one before as it was put right."""
    said = state.corrected or state.asked
    numbers = f" {NUMBERS}" if state.own_reply is OwnReply.SHOW_NUMBERS else ""
    worded = f"{spelled_out(said)}{numbers}"
    if worded == state.asked:
        return state.asked
    try:
        scrubbed = await context.scrubber.scrub(worded, conversation_id=state.conversation_id)
    except ScrubbingError:
        return state.asked
    return scrubbed.text


def _before(state: ScrubbedTurn) -> tuple[ScrubbedText, ...]:
    """Return the questions before the one that is answered, which may be an earlier one."""
    recent = state.recollection.recent
    earlier = recent[: recent.index(state.asked)] if state.asked in recent else recent
    return tuple(one for one in earlier if one != state.question)


async def _read(talk: Conversation) -> Found:
    """Return the reading of the question that fits best."""
    asked, follow_ups = talk.state.asked, talk.context.follow_ups
    alone, lean = await talk.find(asked), follow_ups.lean(asked)
    if follow_ups.lacks_cancer(asked) and not is_on_one_cancer(alone):
        of_cancer = await talk.find_with(talk.cancer)
        if of_cancer and of_cancer.passages:
            return of_cancer
    if stands_alone(alone, lean):
        return alone
    leaning = [await _standalone(talk), await _with_last_answer(talk)]
    return fitting(alone, [one for one in leaning if one], lean)


async def _standalone(talk: Conversation) -> Found | None:
    """Look it up with what it leans on of the questions before; whoever worded it, it is scrubbed."""
    asked = talk.state.asked
    worded = await talk.context.follow_ups.standalone(asked, _earlier(talk.state, talk.context))
    return None if worded == asked else await talk.find_worded(worded)


async def _with_last_answer(talk: Conversation) -> Found | None:
    return await talk.find_with(talk.last.topic) if talk.last else None


def _earlier(state: ScrubbedTurn, context: TurnContext) -> list[ScrubbedText]:
    """Return the questions before; what somebody asked to forget is not leant on either."""
    return [
        one
        for one in state.recollection.recent
        if one != state.asked and not _asks_to_forget(one, context)
    ]


def _asks_to_forget(message: ScrubbedText, context: TurnContext) -> bool:
    unknown: Sequence[RankedIntent] = ()
    ranked = or_else(lambda: context.intents.detect(message), unknown, step="find_passages")
    return wanted_intent(ranked) is Intent.DELETE_DATA
