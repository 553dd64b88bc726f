"""Turn a cue and the mood of its clause into a status, or into none."""

import re
from dataclasses import dataclass

from assistant.domain import FactStatus
from assistant.facts.names.patterns import Patterns
from assistant.facts.text.clauses import Clause
from assistant.facts.text.cues import Concept, Cue, CueBook, Modality
from assistant.facts.text.times import NUMBER_WORDS

WORDS = Patterns("verdicts")


CERTAIN = {
    Concept.START: FactStatus.CURRENT,
    Concept.BEGIN: FactStatus.PLANNED,
    Concept.TAKE: FactStatus.CURRENT,
    Concept.TOOK: FactStatus.PAST,
    Concept.STOP: FactStatus.STOPPED,
    Concept.HOLD: FactStatus.HELD,
    Concept.REDUCE: FactStatus.REDUCED,
    Concept.RAISE: FactStatus.CURRENT,
    Concept.FINISH: FactStatus.PAST,
    Concept.DECLINE: FactStatus.NEGATED,
    Concept.NOT_YET: FactStatus.PLANNED,
    Concept.ALLERGY: FactStatus.ALLERGY,
}
WHEN_NEGATED = {
    Concept.START: FactStatus.NEGATED,
    Concept.BEGIN: FactStatus.NEGATED,
    Concept.TAKE: FactStatus.NEGATED,
    Concept.TOOK: FactStatus.NEGATED,
    Concept.STOP: FactStatus.CURRENT,
    Concept.HOLD: FactStatus.CURRENT,
    Concept.REDUCE: FactStatus.CURRENT,
    Concept.RAISE: FactStatus.CURRENT,
    Concept.FINISH: FactStatus.CURRENT,
    Concept.NOT_YET: FactStatus.PLANNED,
}
CHANGES = {Concept.STOP, Concept.HOLD, Concept.REDUCE, Concept.RAISE, Concept.FINISH}
"""Asking or fearing these presupposes that the medicine is taken."""
COUNT = rf"(\d+|{'|'.join(NUMBER_WORDS)})"
PART = re.compile(rf"(?<!\S){COUNT} (?:of|/|out of) (?:the |my |his |her )?{COUNT}(?!\S)")
SAY_NOTHING = {Concept.OFFER, Concept.OFFERED, Concept.NEED, Concept.SWITCH}
OPENINGS = {Concept.BEGIN, Concept.START}
NEVER_FUTURE = {Concept.TOOK, Concept.DECLINE, Concept.ALLERGY, Concept.NOT_YET}
ABOUT_TO_BE = ("will be", "to be", "be", "get", "will", "being", "gets", "getting")
GOES_AHEAD = {Concept.START, Concept.BEGIN, Concept.TAKE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A status, or None when nothing is stated."""

    status: FactStatus | None
    certain: bool = True


NOTHING = Verdict(status=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where a cue stands: what its words can reach."""

    clause: Clause
    sentence: str
    """The text of the whole sentence."""
    until: int
    """Where, in the clause's text, words behind the cue begin to speak of something else."""
    owned: bool = False
    """True: "my", "her" or "his" stands right before the name."""


def judge_cue(cue: Cue, setting: Setting, cues: CueBook) -> Verdict:
    """Decide what a cue says where it stands."""
    clause, left = setting.clause, _left_of(cue, setting.clause.text)
    if WORDS.reacted.match(cue.text) and not WORDS.allergic.search(setting.sentence):
        return NOTHING
    if cue.concept in SAY_NOTHING or _is_other_on(cue, left, cues):
        given = clause.text[cue.end :].startswith(" her ")
        own = setting.owned and cue.concept is Concept.OFFER and not clause.hypothetical
        own = own and not given
        return Verdict(status=FactStatus.CURRENT) if own else NOTHING
    if _is_hearsay(clause.text[: cue.start]):
        return NOTHING
    if clause.question or clause.hypothetical or _is_supposed(left, cues):
        return _judge_unreal(cue, setting, left, cues)
    return _judge_stated(cue, setting, cues, left)


def _judge_stated(cue: Cue, setting: Setting, cues: CueBook, left: str) -> Verdict:
    clause, right = setting.clause, setting.clause.text[cue.end : setting.until]
    if _is_negated(left):
        return NOTHING if clause.conditional_sentence else _judge_negated(cue, cues, clause.text)
    if _is_future(cue, cues, left, right):
        # "If the scan is bad they will switch me": nothing is planned yet.
        return NOTHING if clause.conditional_sentence else _judge_future(cue)
    if WORDS.back_on.match(cue.text) and WORDS.back_when.search(setting.sentence):
        return NOTHING
    if WORDS.later_cue.match(cue.text) and WORDS.past_talk.search(setting.sentence):
        return Verdict(status=FactStatus.PAST)
    comma = clause.text.rfind(" , ", 0, cue.start)
    near = clause.text[max(comma, 0) : cue.end] + right
    real = _judge_real(cue, cues, clause.text, near, left)
    if real.status is FactStatus.STOPPED and WORDS.for_a_while.search(right):
        real = Verdict(status=FactStatus.HELD)
    unsure = clause.conditional_sentence and real.status in {FactStatus.NEGATED, FactStatus.PLANNED}
    return NOTHING if unsure else real


def _is_hearsay(before: str) -> bool:
    """Say whether a clause reports what somebody read or heard, and not what happened to them."""
    told = WORDS.hearsay.search(before)
    return told is not None and not WORDS.first_person.search(before[told.end() :])


def _is_other_on(cue: Cue, left: str, cues: CueBook) -> bool:
    """Say whether "on" is not the "on" of taking: "an article on", "based on"."""
    ends_on = cue.concept is Concept.TAKE and cue.text.split()[-1] == "on"
    return ends_on and cues.says(Modality.BLOCKED_ON, left + cue.text)


def _is_supposed(left: str, cues: CueBook) -> bool:
    return (
        left.rstrip().endswith((" about", "about"))
        or cues.says(Modality.HYPOTHETICAL, left)
        or cues.says(Modality.WISH, left)
        or WORDS.modal_may.search(left.rstrip() + " be") is not None
    )


def _left_of(cue: Cue, text: str) -> str:
    """Return the words before a cue that speak of the same thing: back to a name or a comma."""
    before = text[: cue.start]
    cut = max((m.end() for m in WORDS.other_thing.finditer(before)), default=0)
    return before[cut:]


def _judge_unreal(cue: Cue, setting: Setting, left: str, cues: CueBook) -> Verdict:
    """In a question or a supposition only what it takes for granted is stated."""
    clause = setting.clause
    if setting.owned and not clause.hypothetical and cue.concept not in OPENINGS:
        return Verdict(status=FactStatus.CURRENT)
    if cue.concept in CHANGES and _is_own_worry(clause, left):
        return Verdict(status=FactStatus.CURRENT, certain=False)
    if clause.hypothetical:
        return NOTHING
    if cue.concept in GOES_AHEAD and _is_due(cue, setting, cues):
        return Verdict(status=FactStatus.PLANNED, certain=False)
    taken = cue.concept is Concept.TAKE and _is_aside(cue, setting, left)
    return Verdict(status=FactStatus.CURRENT) if taken or _is_still_taken(cue, clause) else NOTHING


def _is_still_taken(cue: Cue, clause: Clause) -> bool:
    """Read "but still taking nerlynx??"."""
    still = cue.text.startswith("still ") or WORDS.still_before.search(clause.text[: cue.start])
    return bool(still) and WORDS.ongoing_take.match(cue.text) is not None


def _is_due(cue: Cue, setting: Setting, cues: CueBook) -> bool:
    """Say whether somebody asks if they may have what is due: "ok to get taxotere tomorrow?"."""
    said = setting.clause.text[: cue.end]
    asked = WORDS.to_be_given.search(said) or WORDS.made_possible.search(said)
    return asked is not None and cues.says(Modality.FUTURE, setting.clause.text[cue.end :])


def _is_own_worry(clause: Clause, left: str) -> bool:
    """Say whether somebody asks about stopping or lowering what they take themselves."""
    own = WORDS.self.search(clause.text) or not (clause.question or clause.hypothetical)
    return bool(own) and not WORDS.others.search(left)


def _is_aside(cue: Cue, setting: Setting, left: str) -> bool:
    """Say whether a question takes for granted that the medicine is taken: "eat while on ..."."""
    if cue.text.startswith("my "):
        return True
    aside = WORDS.side_clause_take.match(cue.text) and WORDS.side_link.search(left)
    asking = WORDS.asking_verb.search(left) is not None
    return bool(aside) and not asking and WORDS.self.search(setting.sentence) is not None


def _is_negated(left: str) -> bool:
    return WORDS.negated_before.search(left) is not None and WORDS.only.search(left) is None


def _judge_negated(cue: Cue, cues: CueBook, text: str) -> Verdict:
    if cue.concept in GOES_AHEAD and cues.says(Modality.ANYMORE, text):
        return Verdict(status=FactStatus.STOPPED)
    if cue.concept in GOES_AHEAD and cues.says(Modality.YET, text):
        return Verdict(status=FactStatus.PLANNED)
    if cue.concept is Concept.TAKE and WORDS.not_now.search(text[cue.end :]):
        return Verdict(status=FactStatus.HELD)
    if cue.text.startswith(("after", "later")):
        return NOTHING
    return Verdict(status=WHEN_NEGATED.get(cue.concept))


def _is_future(cue: Cue, cues: CueBook, left: str, right: str) -> bool:
    if cue.concept in NEVER_FUTURE or cue.text[0].isdigit():
        return False
    paused = cue.concept is Concept.HOLD and WORDS.for_a_while.search(right)
    if paused or cue.text.endswith((" was", " were")):
        right = ""
    ahead = cues.says(Modality.FUTURE, left)
    about_to_be = left.rstrip().endswith(ABOUT_TO_BE)
    ahead = ahead or (about_to_be and WORDS.to_come.search(right) is not None)
    if WORDS.past_form.match(cue.text) and not about_to_be:
        return ahead and cue.concept is Concept.START
    return ahead or cues.says(Modality.FUTURE, right)


def _judge_future(cue: Cue) -> Verdict:
    if cue.concept is Concept.TAKE and WORDS.lasting.search(cue.text):
        return Verdict(status=FactStatus.CURRENT)
    if cue.concept in GOES_AHEAD:
        again = WORDS.again.search(cue.text) is not None
        return Verdict(status=FactStatus.HELD if again else FactStatus.PLANNED)
    if cue.concept in CHANGES:
        return Verdict(status=FactStatus.CURRENT)
    return Verdict(status=CERTAIN.get(cue.concept))


def _judge_real(cue: Cue, cues: CueBook, text: str, near: str, left: str) -> Verdict:
    status = CERTAIN.get(cue.concept)
    if status is FactStatus.PLANNED and WORDS.again.search(cue.text):
        status = FactStatus.HELD
    if cue.concept is Concept.DECLINE and cues.says(Modality.ANYMORE, text):
        status = FactStatus.STOPPED
    elif cue.concept is Concept.DECLINE and _is_break(cue, text):
        status = FactStatus.HELD
    elif cue.concept is Concept.DECLINE and cues.says(Modality.YET, text):
        status = FactStatus.PLANNED if WORDS.begun.search(cue.text) else None
    elif (
        _has_had_since(cue, text, left)
        or _goes_on(cue, cues, near, left)
        or _is_day_of_course(cue, text)
    ):
        status = FactStatus.CURRENT
    elif cue.concept is Concept.TAKE and cues.says(Modality.UNTIL, text):
        status = FactStatus.PAST
    return Verdict(status=status)


def _has_had_since(cue: Cue, text: str, left: str) -> bool:
    """Read "she has had keytruda since october": it goes on."""
    begun = cue.concept is Concept.TOOK and WORDS.has_had.search(left + cue.text) is not None
    return begun and WORDS.ever_since.match(text[cue.end :]) is not None


def _is_break(cue: Cue, text: str) -> bool:
    """Read "not taking xeloda this week": what is taken otherwise."""
    taken = WORDS.not_taking.search(cue.text) is not None
    return taken and WORDS.not_now.search(text[cue.end :]) is not None


def _is_part(text: str) -> bool:
    """Say whether a treatment goes on: "had 20 of 35"."""
    part = PART.search(text)
    if part is None:
        return False
    done, whole = (int(NUMBER_WORDS.get(word, word)) for word in part.groups())
    return done < whole


def _goes_on(cue: Cue, cues: CueBook, near: str, left: str) -> bool:
    """Read "just starting", "4 of 6 done", "had 20 of 35": under way."""
    if cue.concept is Concept.BEGIN:
        return re.search(r"(?<!\S)(?:just|now|already|currently)$", left.strip()) is not None
    finishing = cue.concept is Concept.FINISH and cues.says(Modality.ONGOING, near)
    counted = _is_part(near) or WORDS.so_far.search(near) is not None
    return finishing or (cue.concept is Concept.TOOK and counted)


def _is_day_of_course(cue: Cue, text: str) -> bool:
    """Read "day 8 after chemo": the next course is still to come."""
    counted = WORDS.day_of_course.search(text[: cue.start])
    return (
        cue.concept is Concept.TOOK
        and counted is not None
        and WORDS.medicine_next.match(text[cue.end :]) is not None
    )
