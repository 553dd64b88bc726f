"""Every choice the graph makes. Pure functions of the state."""

from collections.abc import Sequence
from typing import Literal

from assistant.answering.grounded.topics import answers_intent
from assistant.answering.language.questions import (
    asks_something,
    asks_what_to_do,
    blames_oneself,
    is_on_feelings,
    speaks_of_chances,
)
from assistant.answering.remembered.own_replies import OwnReply
from assistant.domain import Intent, RankedIntent, Urgency
from assistant.understanding.record_questions import (
    asks_about_record,
    asks_which_records,
    wants_record_forgotten,
)
from graph.state import ScrubbedTurn

SURE_ENOUGH = 0.5
"""Below this confidence a message is searched for, never answered with a social reply."""
ASKS_FOR_NUMBERS, SURELY_ASKS_FOR_NUMBERS = 0.75, 0.985
"""Below the first a message is no question after a prognosis, and is looked up as it stands; between
the two it must also speak of time or of chances."""
SURELY_IN_LIBRARY = 0.7
"""From this confidence on, what the library holds goes before a reply that leads away from it."""
BARE_WORDS = 2
"""So few words ("surgery") say no wish: what is not found is asked about, not declined."""
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
    "answer_from_records",
    "list_records",
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
_LEADS_AWAY: dict[Intent, Literal["redirect", "comfort"]] = {
    Intent.OFF_TOPIC: "redirect",
    Intent.RECORD_UPLOAD: "redirect",
    Intent.EMOTIONAL_SUPPORT: "comfort",
}
"""Wishes that a question of its own may stand in: the library is looked into first."""
_OWN_REPLIES: dict[
    OwnReply, Literal["forget_facts", "hand_over", "find_passages", "offer_visit_page"]
] = {
    OwnReply.SHOW_NUMBERS: "find_passages",
    OwnReply.READ_ON: "find_passages",
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
    "list_records",
    "redirect",
    "hand_over",
    "find_passages",
    "offer_visit_page",
    "escalate",
    "answer_remark",
    "answer_about_memory",
]:
    """An answer to our own question is acted on at once; so is what must not be noted first."""
    if state.triage.urgency is not Urgency.ROUTINE:
        return "escalate"
    if answered := _after_our_question(state) or _talk(state):
        return answered
    if wanted_intent(state.intents) is Intent.DELETE_DATA:
        wants_record = state.recollection.records and wants_record_forgotten(state.question)
        return "list_records" if wants_record else "forget_facts"
    is_attack = wanted_intent(state.intents) is Intent.PROMPT_INJECTION
    return "redirect" if is_attack else "check_completeness"


def _after_our_question(
    state: ScrubbedTurn,
) -> (
    Literal[
        "note_facts", "forget_facts", "hand_over", "find_passages", "offer_visit_page", "redirect"
    ]
    | None
):
    if state.own_reply is None:
        return "note_facts" if state.fact_reply is not None else None
    if state.own_reply is OwnReply.NOT_HAPPENING:
        return "find_passages" if asks_something(state.asked) else "redirect"
    return _OWN_REPLIES.get(state.own_reply, "redirect")


def _talk(
    state: ScrubbedTurn,
) -> Literal["answer_remark", "find_passages", "answer_about_memory"] | None:
    """What is said to Lantern needs no library; other words for an answer need it again."""
    if state.own_question is not None:
        return "answer_about_memory"
    is_known = state.rewording is not None and state.asked != state.question
    if is_known or (state.corrected and asks_something(state.corrected)):
        return "find_passages"
    return "answer_remark" if state.remark or state.rewording or state.language else None


def after_noting(state: ScrubbedTurn) -> AfterNoting:
    """Ask how a cut-off message goes on; otherwise do what the person wants."""
    if state.answer is not None:
        return "remember_turn"
    if state.completeness.cut_off:
        return "clarify"
    if state.recollection.records and (about := _about_records(state.question)):
        return about
    wanted = wanted_intent(state.intents)
    if state.fact_reply is not None or _corrects(state):
        return "acknowledge_facts"
    looks_up = bool(state.corrected) or _may_ask_the_library(wanted, state)
    return "find_passages" if looks_up else _REPLIES.get(wanted, "find_passages")


def _about_records(question: str) -> Literal["answer_from_records", "list_records"] | None:
    if asks_which_records(question):
        return "list_records"
    return "answer_from_records" if asks_about_record(question) else None


def after_finding(
    state: ScrubbedTurn,
) -> Literal[
    "write_answer", "acknowledge_facts", "redirect", "comfort", "ask_which_wish", "decline"
]:
    """Without passages there is nothing to answer from; a statement is thanked for all the same."""
    goes_on = state.own_reply or state.rewording
    reply = None if goes_on else _LEADS_AWAY.get(wanted_intent(state.intents))
    if reply and not _is_surely_in_library(state):
        return reply
    if state.found:
        return "write_answer"
    if state.own_reply is OwnReply.NOT_HAPPENING:
        return "redirect"
    return _without_answer(state)


def after_checking(
    state: ScrubbedTurn,
) -> Literal["decline", "ask_which_wish", "acknowledge_facts", "ask_about_facts", "answer_remark"]:
    """A draft that did not hold leaves no answer; what was told is thanked for all the same."""
    if state.rewording and state.answer is None:
        return "answer_remark"
    return _without_answer(state) if state.answer is None else "ask_about_facts"


def _without_answer(
    state: ScrubbedTurn,
) -> Literal["acknowledge_facts", "ask_which_wish", "decline"]:
    if tells_facts(state):
        return "acknowledge_facts"
    is_bare = len(state.question.split()) <= BARE_WORDS
    is_clear = not is_bare and any(c >= SURE_ENOUGH for c in _confidences(state))
    return "decline" if is_clear or state.library_failed else "ask_which_wish"


def _confidences(state: ScrubbedTurn) -> list[float]:
    return [one.confidence for one in state.intents]


def tells_facts(state: ScrubbedTurn) -> bool:
    """Say whether the message tells facts and asks nothing; so does a short one ("200 mg")."""
    sure = any(one.confidence >= SURE_ENOUGH for one in state.intents)
    is_statement = not sure or wanted_intent(state.intents) is Intent.CONTEXT_STATEMENT
    return is_statement and bool(state.changes) and not asks_something(state.question)


def asks_for_numbers(question: str, intents: Sequence[RankedIntent]) -> bool:
    """Say whether a message asks how long or how likely, so that a yes is needed first."""
    confidence = _confidence(intents, Intent.PROGNOSIS)
    if confidence >= SURELY_ASKS_FOR_NUMBERS:
        return True
    return confidence >= ASKS_FOR_NUMBERS and speaks_of_chances(question)


def _may_ask_the_library(wanted: Intent, state: ScrubbedTurn) -> bool:
    """Sorrow that asks nothing is answered with comfort, whatever the library holds on it."""
    if wanted is Intent.PROGNOSIS:
        return not asks_for_numbers(state.question, state.intents)
    if wanted is Intent.EMOTIONAL_SUPPORT:
        return asks_something(state.question) and not blames_oneself(state.question)
    return wanted in _LEADS_AWAY


def _is_surely_in_library(state: ScrubbedTurn) -> bool:
    wanted = wanted_intent(state.intents)
    sure = [one for one in state.found if one.confidence >= SURELY_IN_LIBRARY]
    on_feelings = bool(sure) and is_on_feelings(sure[0].passage.document)
    if wanted is Intent.EMOTIONAL_SUPPORT and asks_what_to_do(state.question) and state.found:
        fits = answers_intent(state.found[0].passage.document, [wanted])
        return fits or (bool(sure) and not on_feelings)
    return bool(sure) and not (wanted is Intent.EMOTIONAL_SUPPORT and on_feelings)


def _corrects(state: ScrubbedTurn) -> bool:
    """Say whether the message corrects, also where it cannot be read what."""
    if state.corrected:
        return bool(state.changes)
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
