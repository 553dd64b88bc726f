"""Read what a message says to Lantern: a remark, a wish for other words, a question after a note."""

from dataclasses import dataclass

from assistant.answering.remembered.own_questions import OwnQuestion, own_question
from assistant.answering.wording.comfort import asks_about_safety as comfort_asks
from assistant.answering.wording.remarks import asks_about_safety as reply_asks
from assistant.domain import (
    AnswerKind,
    RedFlag,
    Remark,
    Rewording,
    Role,
    ScrubbedText,
    Triage,
    Urgency,
)
from assistant.understanding.languages import other_language_of
from assistant.understanding.remarks import remark_in
from assistant.understanding.replacements import corrected_question
from assistant.understanding.rewordings import rewording_in
from graph.context import TurnContext
from graph.state import ScrubbedTurn

CRISIS = "suicidal"
NOT_SAFE = Triage(
    urgency=Urgency.EMERGENCY,
    flags=(
        RedFlag(
            rule_id="says-not-safe",
            category=CRISIS,
            urgency=Urgency.EMERGENCY,
            sign="not being safe right now",
        ),
    ),
)
"""What a "no" to "Are you safe right now?" means."""
_IN_DOUBT = {Remark.BARE_NO, Remark.NOT_SAFE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What a message is, where it is not for the library as it stands."""

    remark: Remark | None = None
    rewording: Rewording | None = None
    asked: ScrubbedText | None = None
    """The question whose answer is wanted in other words."""
    own_question: OwnQuestion | None = None
    corrected: str = ""
    """The question before, as this message puts it right."""
    language: str | None = None
    """In which the message is written, where that is not English."""
    triage: Triage | None = None
    """An alarm that only the question before makes one."""


def read_talk(state: ScrubbedTurn, context: TurnContext) -> Talk:
    """Return what the message says to Lantern; nothing where it says more than that."""
    remark = remark_in(state.question)
    if remark is Remark.NOT_SAFE or (remark in _IN_DOUBT and _was_asked_if_safe(state, context)):
        return Talk(triage=NOT_SAFE)
    if remark is Remark.BARE_YES and _was_asked_if_safe(state, context):
        return Talk(remark=Remark.SAFE)
    rewording = None if remark else rewording_in(state.question)
    if rewording is not None:
        return _reworded(rewording, state, context)
    return Talk(remark=remark) if remark else _other_talk(state, context)


def _other_talk(state: ScrubbedTurn, context: TurnContext) -> Talk:
    if corrected := _corrected(state):
        return Talk(corrected=corrected)
    if language := other_language_of(state.question):
        return Talk(language=language)
    return Talk(own_question=_own_question(state, context))


def _was_asked_if_safe(state: ScrubbedTurn, context: TurnContext) -> bool:
    kinds, recent = state.recollection.kinds, state.recollection.recent
    if not kinds or not recent:
        return False
    if kinds[-1] is AnswerKind.EMERGENCY:
        return context.red_flags.triage(recent[-1]).category == CRISIS
    if kinds[-1] is not AnswerKind.COMFORT:
        return False
    remark = remark_in(recent[-1])
    return reply_asks(remark) if remark else comfort_asks(context.phrases, recent[-1])


def _reworded(rewording: Rewording, state: ScrubbedTurn, context: TurnContext) -> Talk:
    """Return the question that is meant; an alarm before is given again as it was."""
    pairs = zip(state.recollection.recent, state.recollection.kinds, strict=False)
    before = [
        (text, kind)
        for text, kind in pairs
        if kind is not AnswerKind.DECLINE and rewording_in(text) is None
    ]
    text, kind = before[-1] if before else (None, None)
    if text is None or kind not in _CAN_BE_REWORDED:
        return Talk(rewording=rewording)
    if kind in _ALARMS:
        return Talk(triage=context.red_flags.triage(text))
    latest = rewording_in(state.recollection.recent[-1])
    if rewording is latest:
        return Talk(rewording=rewording)  # once more the same would help nobody
    full = rewording is Rewording.MORE and latest in {Rewording.SHORTER, Rewording.SIMPLER}
    return Talk(rewording=Rewording.AGAIN if full else rewording, asked=text)


_ALARMS = {AnswerKind.EMERGENCY, AnswerKind.SAME_DAY}
_CAN_BE_REWORDED = {AnswerKind.ANSWER, *_ALARMS}


_CAN_BE_CORRECTED = {AnswerKind.ANSWER, AnswerKind.ASK, AnswerKind.DECLINE, AnswerKind.NOTED}


def _corrected(state: ScrubbedTurn) -> str | None:
    recent, kinds = state.recollection.recent, state.recollection.kinds
    if not recent or not kinds or kinds[-1] not in _CAN_BE_CORRECTED:
        return None
    return corrected_question(state.question, recent[-1])


def _own_question(state: ScrubbedTurn, context: TurnContext) -> OwnQuestion | None:
    """Return the question after a note, with the names that its words are known by."""
    asked = own_question(state.question)
    if asked is None or asked.kind is not None:
        return asked
    said = [f"I take {asked.thing}.", f"My {asked.thing} is 5.", f"I am {asked.thing} positive."]
    found = [context.extractor.read(one, speaker=Role.PATIENT) for one in said]
    named = asked.with_names([one.fact.name for changes in found for one in changes])
    return named if named.can_be_answered else None
