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
STOP_NOW = re.compile(r"(?<!\S)(?:before)(?: (?:my|her|his|the))? $")


def judge_bare(group: Group, clause: Clause, cues: CueBook, sentence: str) -> Verdict:
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
        return (
            Verdict(status=FactStatus.CURRENT)
            if owned and is_drug and not clause.hypothetical
            else NOTHING
        )
    return (
        _judge_drug(clause, cues, sentence, owned=owned)
        if is_drug
        else _judge_procedure(clause, cues, before)
    )


def _class_alone(group: Group, clause: Clause, before: str) -> bool:
    """A class such as "chemo" without a verb is talk, not a medicine of the person."""
    mentions = [clause.units[unit].mention for unit in group.units]
    return all(m is not None and m.entry.group == "class" for m in mentions) and not OWNED.search(
        before
    )


def _judge_drug(clause: Clause, cues: CueBook, sentence: str, *, owned: bool) -> Verdict:
    text = clause.text
    if cues.topical.search(text) and not owned:
        return NOTHING
    if cues.says(Modality.FUTURE, text):
        return Verdict(status=FactStatus.PLANNED, certain=False)
    if YEARS.search(text):
        return Verdict(status=FactStatus.PAST)
    return _judge_signs(text, sentence, owned=owned)


def _judge_signs(text: str, sentence: str, *, owned: bool) -> Verdict:
    """A dose, a time or a schedule makes a medicine current; the person's own words, perhaps."""
    personal = SELF.search(text) is not None
    if PASTED.search(text):
        return Verdict(status=FactStatus.PAST, certain=False) if personal else NOTHING
    if owned or find_doses(text) or find_times(text) or SCHEDULE.search(text):
        return Verdict(status=FactStatus.CURRENT)
    if personal or (CONTEXT.search(sentence) and not GENERAL.search(text)):
        return Verdict(status=FactStatus.CURRENT, certain=False)
    return NOTHING


def _judge_procedure(clause: Clause, cues: CueBook, before: str) -> Verdict:
    if cues.says(Modality.FUTURE, clause.text) or STOP_NOW.search(before):
        return Verdict(status=FactStatus.PLANNED)
    if cues.topical.search(clause.text):
        return NOTHING
    return Verdict(status=FactStatus.PAST)
