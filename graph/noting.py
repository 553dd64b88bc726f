"""What a message does to what is remembered, and the one question it leaves."""

from collections.abc import Sequence

from assistant.answering.language.general import speaks_of_others
from assistant.answering.remembered.asking_facts import (
    FactQuestion,
    ask_about_conflict,
    ask_about_doubt,
    settling_message,
)
from assistant.answering.remembered.fact_replies import FactReply, fact_reply, right
from assistant.answering.remembered.memory_answers import Noted
from assistant.domain import ChangeKind, FactChange, Intent, RememberedFact, Role
from graph.context import TurnContext
from graph.routes import wanted_intent
from graph.state import ScrubbedTurn
from memory.fact_rules import Preview, preview

EARLIER_MESSAGES = 2
"""So far back "it" and "that" may point."""


def reply_about_facts(state: ScrubbedTurn, context: TurnContext) -> FactReply | None:
    """Return what the message answers, when Lantern asked about a fact or about two notes."""
    said = state.question.strip().casefold()
    for conflict in state.recollection.conflicts:
        for known in (conflict.one, conflict.other):
            label = context.describe(known.fact)
            if said == settling_message(context.phrases, label).casefold():
                return right(known)
    return fact_reply(state.question, state.facts, state.recollection.asked)


def preview_of(state: ScrubbedTurn, context: TurnContext) -> Preview:
    """Read the message and return what will be remembered after it."""
    if state.fact_reply is not None:
        changes: Sequence[FactChange] = state.fact_reply.changes
    elif speaks_of_others(state.question):
        changes = ()
    else:
        known = [one.fact for one in state.facts]
        changes = context.extractor.read(
            state.question, speaker=state.actor.role, known=known, earlier=_earlier(state, context)
        )
    return _after(state, context, changes)


def _earlier(state: ScrubbedTurn, context: TurnContext) -> list[str]:
    """Return what was spoken of just before, what Lantern asked about at the end."""
    asked = [
        context.describe(known.fact)
        for known in state.facts
        if known.fact_id == state.recollection.asked
    ]
    return [*state.recollection.recent[-EARLIER_MESSAGES:], *asked]


def unchanged(state: ScrubbedTurn) -> Preview:
    """Return what is remembered when nothing can be read from the message."""
    return Preview(facts=tuple(state.facts), changes=())


def _after(state: ScrubbedTurn, context: TurnContext, changes: Sequence[FactChange]) -> Preview:
    asked = [one for one in state.recollection.conflicts if one.asked]
    return preview(
        state.facts,
        changes,
        actor=state.actor,
        turn_id=state.accepted.turn_id if state.accepted else "",
        at=context.clock(),
        asked=[known.fact_id for one in asked for known in (one.one, one.other)],
    )


def question_left(state: ScrubbedTurn, after: Preview, context: TurnContext) -> FactQuestion | None:
    """Return what to ask under the answer: two notes that differ, else a doubtful new one."""
    if state.answer is not None:
        return None  # emergency words stand alone
    live = {known.fact_id for known in after.facts}
    for conflict in state.recollection.conflicts:
        both_live = {conflict.one.fact_id, conflict.other.fact_id} <= live
        if conflict.asked or not both_live or state.actor.role is not Role.PATIENT:
            continue
        question = ask_about_conflict(
            context.phrases,
            (conflict.one, conflict.other),
            conflict_id=conflict.conflict_id,
            describe=context.describe,
            today=context.clock().date(),
        )
        if question is not None:
            return question
    return ask_about_doubt(
        _new(state, after.facts), describe=context.describe, reader=state.actor.role
    )


def _new(state: ScrubbedTurn, facts: Sequence[RememberedFact]) -> list[RememberedFact]:
    turn_id = state.accepted.turn_id if state.accepted else ""
    return [known for known in facts if known.turn_id == turn_id]


def noted_of(state: ScrubbedTurn, context: TurnContext) -> Noted:
    """Return what the message did to memory, in plain words."""
    by_kind: dict[ChangeKind, list[str]] = {kind: [] for kind in ChangeKind}
    told = [one for one in state.changes if one.change not in _NOT_TOLD]
    for one in state.changes:
        by_kind[one.change].append(context.describe(one.fact))
    corrects = wanted_intent(state.intents) is Intent.CORRECTION
    return Noted(
        told=context.describe_all([one.fact for one in told]),
        taken_back=by_kind[ChangeKind.WITHDRAWN],
        still=by_kind[ChangeKind.CONFIRMED],
        corrected=corrects or bool(by_kind[ChangeKind.CORRECTED]),
    )


_NOT_TOLD = (ChangeKind.WITHDRAWN, ChangeKind.CONFIRMED)
