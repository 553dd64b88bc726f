"""Judge a treatment that stands without any verb: in a list, after "my", beside a dose."""

import re

from assistant.domain import FactStatus
from assistant.facts.clauses import Clause
from assistant.facts.cues import CueBook, Modality
from assistant.facts.doses import find_doses
from assistant.facts.entries import MentionKind
from assistant.facts.groups import Group
from assistant.facts.times import find_times
from assistant.facts.verdicts import NOTHING, Verdict

OWNED = re.compile(
    r"(?<!\S)(?:my|her|his|our|'s)(?: (?:current|daily|weekly|monthly|new|oral|dose of|regular|usual|last|next|first|upcoming|planned|recent))? $"
)
NOT_THE_DRUG = re.compile(
    r"^ (?:brain|nurse|ward|chair|center|centre|suite|class|buddy|bag|curls|room|unit|trial|trials|ad|ads|commercial|study|website|article|education|"
    r"teach|warriors?|group|patients?|people|company|rep|label|generic|vs|versus|or|induced|alternatives?|inhibitors?|drugs? (?:like|such)|biosimilars?|curable|resistant)(?!\S)"
)
NEGATED_BEFORE = re.compile(
    r"(?<!\S)(?:no|not|never|without|nor|neither|avoid|non)(?: (?:any|more|prior|previous|the|a|on|to))? $"
)
SELF = re.compile(r"(?<!\S)(?:i|my|me|we|our|mine|she|he|her|his|him|mom|dad|husband|wife)(?!\S)")
CONTEXT = re.compile(r"<[cbp]\d+>|(?<!\S)stage(?!\S)|<[d]\d+> (?:,|\+|/|and) <d\d+>")
SCHEDULE = re.compile(
    r"(?<!\S)(?:daily|weekly|monthly|every|nightly|twice|once a|injections?|infusions?|shots?|cycles?|rounds?|pills?|tablets?|x ?\d)(?!\S)"
)
YEARS = re.compile(r"(?:19|20)\d\d ?(?:-|to|until|till) ?(?:19|20)?\d\d")
PASTED = re.compile(
    r"(?<!\S)(?:caused|gave|made|left|wrecked|ruined|destroyed|killed|helped|worked|kept|shrank|shrunk|did|bought|failed)(?!\S)"
)
GENERAL = re.compile(
    r"(?<!\S)(?:is|are|can|may|should|does|works?|causes?|treats?|helps?|comes|costs?)(?!\S)"
)
DATED = re.compile(
    r"^ (?:is|are)(?: (?:on|set|booked|in|for|the))* (?:january|february|march|april|may|june|july|august|september|october|november|december|\d|\[)"
)
STOP_NOW = re.compile(r"(?<!\S)(?:before)(?: (?:my|her|his|the))? $")


def judge_bare(
    group: Group, clause: Clause, cues: CueBook, sentence: str, *, personal: bool
) -> Verdict:
    """Return a status only where something makes the treatment the person's own."""
    before, after = clause.text[: group.start], clause.text[group.end :]
    if (
        NOT_THE_DRUG.match(after)
        or NEGATED_BEFORE.search(before)
        or _class_alone(group, clause, before)
    ):
        return NOTHING
    mention = clause.units[group.units[0]].mention
    is_drug = mention is not None and mention.kind is MentionKind.DRUG
    owned = OWNED.search(before) is not None
    if clause.question or clause.hypothetical or cues.says(Modality.HYPOTHETICAL, before):
        return _judge_asked(clause, cues, before, owned=owned, is_drug=is_drug)
    return (
        _judge_drug(clause, cues, sentence, owned=owned, personal=personal)
        if is_drug
        else _judge_procedure(clause, cues, before, after)
    )


def _judge_asked(
    clause: Clause, cues: CueBook, before: str, *, owned: bool, is_drug: bool
) -> Verdict:
    """In a question, "my letrozole" is taken, and "before surgery next week" is planned."""
    if clause.hypothetical:
        return NOTHING
    if is_drug:
        return Verdict(status=FactStatus.CURRENT) if owned else NOTHING
    near = STOP_NOW.search(before) and cues.says(Modality.FUTURE, clause.text)
    return Verdict(status=FactStatus.PLANNED) if near else NOTHING


def _class_alone(group: Group, clause: Clause, before: str) -> bool:
    """A class such as "chemo" without a verb is talk, not a medicine of the person."""
    mentions = [clause.units[unit].mention for unit in group.units]
    return all(m is not None and m.entry.group == "class" for m in mentions) and not OWNED.search(
        before
    )


def _judge_drug(
    clause: Clause, cues: CueBook, sentence: str, *, owned: bool, personal: bool
) -> Verdict:
    text = clause.text
    if cues.topical.search(text) and not owned:
        return NOTHING
    if cues.says(Modality.FUTURE, text):
        return Verdict(status=FactStatus.PLANNED, certain=False)
    if YEARS.search(text):
        return Verdict(status=FactStatus.PAST)
    told = personal or CONTEXT.search(sentence) is not None
    return _judge_signs(text, owned=owned, told=told)


def _judge_signs(text: str, *, owned: bool, told: bool) -> Verdict:
    """A dose, a time or a schedule makes a medicine current; the person's own words, perhaps."""
    mine = SELF.search(text) is not None
    if PASTED.search(text):
        return Verdict(status=FactStatus.PAST, certain=False) if mine or told else NOTHING
    if owned or find_doses(text) or find_times(text) or SCHEDULE.search(text):
        return Verdict(status=FactStatus.CURRENT)
    if (mine or told) and not GENERAL.search(text):
        return Verdict(status=FactStatus.CURRENT, certain=False)
    return NOTHING


def _judge_procedure(clause: Clause, cues: CueBook, before: str, after: str) -> Verdict:
    if cues.says(Modality.FUTURE, clause.text) or STOP_NOW.search(before) or DATED.match(after):
        return Verdict(status=FactStatus.PLANNED)
    if cues.topical.search(clause.text):
        return NOTHING
    return Verdict(status=FactStatus.PAST)
