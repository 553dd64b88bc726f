"""Every choice the graph makes. Pure functions of the state."""

from collections.abc import Sequence
from typing import Literal

from assistant.answering.own_replies import OwnReply
from assistant.domain import Intent, RankedIntent, Urgency
from graph.state import ScrubbedTurn

SURE_ENOUGH = 0.5
"""Below this confidence a message is searched for, never answered with a social reply."""
ASKS_FOR_NUMBERS = 0.75
"""Below this confidence a message is no question after a prognosis, and is looked up as it stands."""
SURELY_CORRECTS = 0.7
"""Below this confidence a message that changes nothing is answered, not asked what it corrects."""

# Written out: the picture of the graph is drawn from it, and a union of literals is not read.
AfterNoting = Literal[
    "remember_turn",
    "clarify",
    "greet",
    "redirect",
    "comfort",
    "answer_about_memory",
    "acknowledge_facts",
    "ask_about_numbers",
    "find_passages",
]

_REPLIES: dict[Intent, AfterNoting] = {
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
_OWN_REPLIES: dict[
    OwnReply, Literal["forget_facts", "hand_over", "find_passages", "offer_visit_page"]
] = {
    OwnReply.SHOW_NUMBERS: "find_passages",
    OwnReply.FORGET_ALL: "forget_facts",
    OwnReply.TALK_TO_A_PERSON: "hand_over",
    OwnReply.VISIT_PAGE: "offer_visit_page",
}


def after_red_flags(state: ScrubbedTurn) -> Literal["escalate", "scrub_message"]:
    """Send anything but a routine message to `escalate`: doubt goes to a person."""
    return "scrub_message" if state.triage.urgency is Urgency.ROUTINE else "escalate"


def after_escalating(state: ScrubbedTurn) -> Literal["scrub_message", "note_facts"]:
    """A message escalated as typed is still to be scrubbed; what it tells is kept all the same."""
    return "scrub_message" if state.accepted is None else "note_facts"


def after_accepting(state: ScrubbedTurn) -> Literal["__end__", "recall"]:
    """A message answered before ends here."""
    is_repeated = state.accepted is not None and state.accepted.fence == 0
    return "__end__" if is_repeated else "recall"


def after_recalling(
    state: ScrubbedTurn,
) -> Literal["note_facts", "join_fragment", "detect_intent"]:
    """An escalated message has its words; a message after a cut-off one may be its end."""
    if state.answer is not None:
        return "note_facts"
    return "detect_intent" if state.recollection.fragment is None else "join_fragment"


def after_joining(state: ScrubbedTurn) -> Literal["escalate", "detect_intent"]:
    """Together two harmless halves may be a red flag."""
    return "detect_intent" if state.triage.urgency is Urgency.ROUTINE else "escalate"


def after_intents(
    state: ScrubbedTurn,
) -> Literal[
    "check_completeness",
    "note_facts",
    "forget_facts",
    "redirect",
    "hand_over",
    "find_passages",
    "offer_visit_page",
]:
    """An answer to our own question is acted on at once; so is what must not be noted first."""
    if state.own_reply is not None:
        return _OWN_REPLIES.get(state.own_reply, "redirect")
    if state.fact_reply is not None:
        return "note_facts"
    wanted = wanted_intent(state.intents)
    if wanted is Intent.DELETE_DATA:
        return "forget_facts"
    return "redirect" if wanted is Intent.PROMPT_INJECTION else "check_completeness"


def after_noting(state: ScrubbedTurn) -> AfterNoting:
    """Ask how a cut-off message goes on; otherwise do what the person wants."""
    if state.answer is not None:
        return "remember_turn"
    if state.completeness.cut_off:
        return "clarify"
    wanted = wanted_intent(state.intents)
    if state.fact_reply is not None or _corrects(state):
        return "acknowledge_facts"
    if wanted is Intent.PROGNOSIS and _confidence(state.intents, wanted) < ASKS_FOR_NUMBERS:
        return "find_passages"
    return _REPLIES.get(wanted, "find_passages")


def after_finding(state: ScrubbedTurn) -> Literal["write_answer", "acknowledge_facts", "decline"]:
    """Without passages there is nothing to answer from; a statement is thanked for all the same."""
    return "write_answer" if state.found else _without_answer(state)


def after_checking(
    state: ScrubbedTurn,
) -> Literal["acknowledge_facts", "decline", "ask_about_facts"]:
    """A draft that did not hold leaves no answer."""
    return _without_answer(state) if state.answer is None else "ask_about_facts"


def _without_answer(state: ScrubbedTurn) -> Literal["acknowledge_facts", "decline"]:
    return "acknowledge_facts" if tells_facts(state) else "decline"


def tells_facts(state: ScrubbedTurn) -> bool:
    """Say whether the message tells facts and asks nothing; so does a short one ("200 mg")."""
    sure = any(one.confidence >= SURE_ENOUGH for one in state.intents)
    is_statement = not sure or wanted_intent(state.intents) is Intent.CONTEXT_STATEMENT
    return is_statement and bool(state.changes) and "?" not in state.question


def _corrects(state: ScrubbedTurn) -> bool:
    """Say whether the message corrects, also where it cannot be read what."""
    if wanted_intent(state.intents) is not Intent.CORRECTION:
        return False
    is_sure = _confidence(state.intents, Intent.CORRECTION) >= SURELY_CORRECTS
    return bool(state.changes) or (is_sure and "?" not in state.question)


def _confidence(intents: Sequence[RankedIntent], name: Intent) -> float:
    return max((one.confidence for one in intents if one.name is name), default=0.0)


def wanted_intent(intents: Sequence[RankedIntent]) -> Intent:
    """Return what to act on: the best sure intent; politeness yields to anything else."""
    sure = [one.name for one in intents if one.confidence >= SURE_ENOUGH]
    beyond_politeness = [name for name in sure if name not in _SOCIAL]
    return next(iter(beyond_politeness or sure), Intent.TREATMENT_OPTIONS)
