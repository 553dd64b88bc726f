"""Every choice the graph makes. Pure functions of the state."""

from collections.abc import Sequence
from typing import Literal

from assistant.answering.own_replies import OwnReply
from assistant.domain import Intent, RankedIntent, Urgency
from assistant.understanding.record_questions import (
    asks_about_record,
    asks_which_records,
    wants_record_forgotten,
)
from graph.state import ScrubbedTurn

SURE_ENOUGH = 0.5
"""Below this confidence a message is searched for, never answered with a social reply."""
ASKS_FOR_NUMBERS = 0.75
"""Below this confidence a message is no question after a prognosis, and is looked up as it stands."""

Reply = Literal[
    "greet",
    "redirect",
    "comfort",
    "answer_about_memory",
    "acknowledge_facts",
    "ask_about_numbers",
    "answer_from_records",
    "list_records",
    "find_passages",
]

_REPLIES: dict[Intent, Reply] = {
    Intent.GREETING: "greet",
    Intent.THANKS: "greet",
    Intent.OFF_TOPIC: "redirect",
    Intent.PROMPT_INJECTION: "redirect",
    Intent.EMOTIONAL_SUPPORT: "comfort",
    Intent.CONTEXT_RECALL: "answer_about_memory",
    Intent.RECORD_UPLOAD: "redirect",
    Intent.PROGNOSIS: "ask_about_numbers",
}
_SOCIAL = (Intent.GREETING, Intent.THANKS)
_OWN_REPLIES: dict[OwnReply, Literal["forget_facts", "hand_over", "find_passages"]] = {
    OwnReply.SHOW_NUMBERS: "find_passages",
    OwnReply.FORGET_ALL: "forget_facts",
    OwnReply.TALK_TO_A_PERSON: "hand_over",
}


def after_red_flags(state: ScrubbedTurn) -> Literal["escalate", "scrub_message"]:
    """Send anything but a routine message to `escalate`: doubt goes to a person."""
    return "scrub_message" if state.triage.urgency is Urgency.ROUTINE else "escalate"


def after_escalating(state: ScrubbedTurn) -> Literal["scrub_message", "remember_turn"]:
    """A message escalated as typed is still to be scrubbed and kept; a joined one is kept."""
    return "scrub_message" if state.accepted is None else "remember_turn"


def after_accepting(state: ScrubbedTurn) -> Literal["__end__", "remember_turn", "recall"]:
    """A message answered before ends here; an escalated one already has its words."""
    if state.accepted is not None and state.accepted.fence == 0:
        return "__end__"
    return "recall" if state.answer is None else "remember_turn"


def after_recalling(state: ScrubbedTurn) -> Literal["join_fragment", "detect_intent"]:
    """A message after a cut-off one may be its end."""
    return "detect_intent" if state.recollection.fragment is None else "join_fragment"


def after_joining(state: ScrubbedTurn) -> Literal["escalate", "detect_intent"]:
    """Together two harmless halves may be a red flag."""
    return "detect_intent" if state.triage.urgency is Urgency.ROUTINE else "escalate"


def after_intents(
    state: ScrubbedTurn,
) -> Literal[
    "check_completeness", "forget_facts", "list_records", "redirect", "hand_over", "find_passages"
]:
    """An answer to our own question is acted on at once; so is what must not be noted first."""
    if state.own_reply is not None:
        return _OWN_REPLIES.get(state.own_reply, "redirect")
    wanted = wanted_intent(state.intents)
    if wanted is Intent.DELETE_DATA:
        wants_record = state.recollection.records and wants_record_forgotten(state.question)
        return "list_records" if wants_record else "forget_facts"
    return "redirect" if wanted is Intent.PROMPT_INJECTION else "check_completeness"


def after_noting(state: ScrubbedTurn) -> Literal["clarify"] | Reply:
    """Ask how a cut-off message goes on; otherwise do what the person wants."""
    if state.completeness.cut_off:
        return "clarify"
    if state.recollection.records and (about := _about_records(state.question)):
        return about
    wanted = wanted_intent(state.intents)
    if wanted is Intent.CORRECTION and state.changes:
        return "acknowledge_facts"
    if wanted is Intent.PROGNOSIS and _confidence(state.intents, wanted) < ASKS_FOR_NUMBERS:
        return "find_passages"
    return _REPLIES.get(wanted, "find_passages")


def _about_records(question: str) -> Literal["answer_from_records", "list_records"] | None:
    if asks_which_records(question):
        return "list_records"
    return "answer_from_records" if asks_about_record(question) else None


def after_finding(state: ScrubbedTurn) -> Literal["write_answer", "acknowledge_facts", "decline"]:
    """Without passages there is nothing to answer from; a statement is thanked for all the same."""
    if state.found:
        return "write_answer"
    return "acknowledge_facts" if tells_facts(state) else "decline"


def after_checking(state: ScrubbedTurn) -> Literal["decline", "scrub_answer"]:
    """A draft that did not hold leaves no answer."""
    return "decline" if state.answer is None else "scrub_answer"


def tells_facts(state: ScrubbedTurn) -> bool:
    """Say whether the message tells facts and asks nothing."""
    is_statement = wanted_intent(state.intents) is Intent.CONTEXT_STATEMENT
    return is_statement and bool(state.changes) and "?" not in state.question


def _confidence(intents: Sequence[RankedIntent], name: Intent) -> float:
    return max((one.confidence for one in intents if one.name is name), default=0.0)


def wanted_intent(intents: Sequence[RankedIntent]) -> Intent:
    """Return what to act on: the best sure intent; politeness yields to anything else."""
    sure = [one.name for one in intents if one.confidence >= SURE_ENOUGH]
    beyond_politeness = [name for name in sure if name not in _SOCIAL]
    return next(iter(beyond_politeness or sure), Intent.TREATMENT_OPTIONS)
