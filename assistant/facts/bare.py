"""Judge a treatment that stands without any verb: in a list, after "my", beside a dose."""

import re
from dataclasses import dataclass

from assistant.domain import FactStatus
from assistant.facts.clauses import Clause
from assistant.facts.cues import CueBook, Modality
from assistant.facts.doses import find_doses
from assistant.facts.entries import MentionKind
from assistant.facts.groups import NAME, Group
from assistant.facts.times import find_times
from assistant.facts.verdicts import NOTHING, Verdict

OWNED = re.compile(
    r"(?<!\S)(?:my|her|his|our|'s)(?: (?:current|daily|weekly|monthly|new|oral|dose of|regular|usual|last|next|first|upcoming|planned|recent))? $"
)
NOT_THE_DRUG = re.compile(
    r"^ (?:brain|nurse|ward|chair|center|centre|suite|class|buddy|bag|curls|room|unit|trial|trials|ad|ads|commercial|study|website|article|education|"
    r"teach|warriors?|group|patients?|people|company|rep|label|generic|vs|versus|or|induced|alternatives?|inhibitors?|drugs? (?:like|such)|biosimilars?|curable|resistant|is out|is off the table|is not an option)(?!\S)"
)
NEGATED_BEFORE = re.compile(
    r"(?<!\S)(?:no|not|never|without|nor|neither|avoid|non)(?: (?:any|more|prior|previous|the|a|on|to))? $"
)
SELF = re.compile(r"(?<!\S)(?:i|my|me|we|our|mine|she|he|her|his|him|mom|dad|husband|wife)(?!\S)")
CONTEXT = re.compile(r"<[cbp]\d+>|(?<!\S)stage(?!\S)|<[d]\d+> (?:,|\+|/|and) <d\d+>")
SCHEDULE = re.compile(
    r"(?<!\S)(?:daily|weekly|monthly|every|nightly|twice|once a|injections?|infusions?|shots?|cycles?|rounds?|pills?|tablets?|x ?\d)(?!\S)"
)
COUNTED = re.compile(
    r"^ (?:once|twice|x ?\d+|\d+ (?:times|cycles|rounds)|one time|for (?:a|one|two|three|four|five|\d+) years? (?:then|until|,))(?!\S)"
)
COUNT_BEFORE = re.compile(
    r"(?<!\S)(?:\d+|two|three|four|five|six|eight|twelve) (?:cycles|rounds|doses|infusions|treatments)(?: of)? $"
)
YEARS = re.compile(r"(?:19|20)\d\d ?(?:-|to|until|till) ?(?:19|20)?\d\d")
PASTED = re.compile(
    r"(?<!\S)(?:caused|gave|made|left|wrecked|ruined|destroyed|killed|helped|worked|kept|shrank|shrunk|did|bought|failed)(?!\S)"
)
GENERAL = re.compile(
    r"(?<!\S)(?:can|may|should|does|treats?|cures?|shrinks?|kills|prevents?|comes|costs?|is an?|are an?|contains?|is used|are used)(?!\S)"
)
EFFECT = re.compile(
    r"(?<!\S)(?:makes?|making|gives?|giving|causing|helps?|helping|works?|working|side effects?|hard on|fatigue|tired|nausea|neuropathy|rash|"
    r"diarrhea|pain|sores|joints|hot flashes|because of|from|since|during|keeps?|does|doing|kicking|wiped)(?!\S)"
)
"""What a medicine does to the person who takes it."""
OTHER_VERB = re.compile(
    r"(?<!\S)(?:is|are|was|were|'s|has|have|had|said|says|say|think|thinks|told|tell|asked|ask|know|knows|hang|sell|like|likes|love|hate|"
    r"saw|see|heard|read|want|wants|prefer|prefers|believe|changed|approved|works?|helps?|treats?|came|come|goes|go|went|try|mean|means|"
    r"made|make|makes|costs?|seems?|sounds?|looks?|cover|covers|exists?|study|sent|got|get|took|take|do|does|did)(?!\S)"
)
"""Any verb: with one, a bare name is talked about rather than listed."""
HEARSAY = re.compile(
    r"(?<!\S)(?:read|heard|article|study|news|commercial|facebook|google|internet|says|said that|people|some)(?!\S)"
)
CYCLE = re.compile(
    r"(?<!\S)(?:cycle|round|dose|infusion|treatment|#) ?#? ?(?:[2-9]|1\d|two|three|four|five|six)(?!\S)"
)
DATED = re.compile(
    r"^ (?:on (?:the )?|(?:is|are)(?: (?:on|set|booked|in|for|the))* )(?:monday|tuesday|wednesday|thursday|friday|january|february|march|april|may|june|july|august|september|october|november|december|\d|\[)"
)
STOP_NOW = re.compile(r"(?<!\S)(?:before)(?: (?:my|her|his|the))? $")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bare:
    """A group of names without a verb, seen for the names of one kind."""

    group: Group
    kind: MentionKind
    clause: Clause
    sentence: str
    personal: bool
    """True: the message tells other facts of the person."""

    @property
    def before(self) -> str:
        """The words of the clause before the group."""
        return self.clause.text[: self.group.start]

    @property
    def after(self) -> str:
        """The words behind the group, up to the next name."""
        behind = self.clause.text[self.group.end :]
        following = NAME.search(behind)
        return behind[: following.start()] if following else behind

    @property
    def window(self) -> str:
        """The group with the words that can only be about it."""
        names = list(NAME.finditer(self.before))
        start = names[-1].end() if names else 0
        return self.clause.text[start : self.group.end] + self.after


def judge_bare(bare: Bare, cues: CueBook) -> Verdict:
    """Return a status only where something makes the treatment the person's own."""
    clause = bare.clause
    if is_barred(bare.group, clause):
        return NOTHING
    if clause.question or clause.hypothetical or cues.says(Modality.HYPOTHETICAL, bare.before):
        return _judge_asked(bare, cues)
    return (
        _judge_drug(bare, cues) if bare.kind is MentionKind.DRUG else _judge_procedure(bare, cues)
    )


def _judge_asked(bare: Bare, cues: CueBook) -> Verdict:
    """In a question, "my letrozole" is taken, and "before surgery next week" is planned."""
    if bare.clause.hypothetical:
        return NOTHING
    if bare.kind is MentionKind.DRUG:
        return Verdict(status=FactStatus.CURRENT) if OWNED.search(bare.before) else NOTHING
    near = STOP_NOW.search(bare.before) and cues.says(Modality.FUTURE, bare.clause.text)
    return Verdict(status=FactStatus.PLANNED) if near else NOTHING


def is_barred(group: Group, clause: Clause) -> bool:
    """Say whether a name stands for something else: "chemo brain", "no letrozole"."""
    before, after = clause.text[: group.start], clause.text[group.end :]
    is_other = NOT_THE_DRUG.match(after) or NEGATED_BEFORE.search(before)
    return is_other is not None or _class_alone(group, clause, before)


def _class_alone(group: Group, clause: Clause, before: str) -> bool:
    """A class such as "chemo" without a verb is talk, not a medicine of the person."""
    mentions = [clause.units[unit].mention for unit in group.units]
    are_classes = all(m is not None and m.entry.group == "class" for m in mentions)
    return are_classes and not OWNED.search(before)


def _judge_drug(bare: Bare, cues: CueBook) -> Verdict:
    owned = OWNED.search(bare.before) is not None
    if (cues.topical.search(bare.clause.text) or HEARSAY.search(bare.before)) and not owned:
        return NOTHING
    if cues.says(Modality.FUTURE, bare.window) and not CYCLE.search(bare.window):
        return Verdict(status=FactStatus.PLANNED, certain=False)
    if COUNT_BEFORE.search(bare.before) and cues.says(Modality.ONGOING, bare.clause.text):
        return Verdict(status=FactStatus.CURRENT)
    if YEARS.search(bare.window) or COUNTED.match(bare.after) or COUNT_BEFORE.search(bare.before):
        return Verdict(status=FactStatus.PAST)
    return _judge_signs(bare, owned=owned)


def _judge_signs(bare: Bare, *, owned: bool) -> Verdict:
    """A dose, a time or a schedule makes a medicine current; the person's own words, perhaps."""
    text = bare.clause.text
    mine = SELF.search(bare.sentence) is not None
    told = bare.personal or CONTEXT.search(bare.sentence) is not None
    if PASTED.search(text):
        return Verdict(status=FactStatus.PAST, certain=False) if mine or told else NOTHING
    if owned or find_doses(text) or find_times(text) or SCHEDULE.search(text):
        return Verdict(status=FactStatus.CURRENT)
    felt = EFFECT.search(text) is not None and mine
    listed = (mine or told) and not OTHER_VERB.search(text)
    if (felt or listed) and not GENERAL.search(text):
        return Verdict(status=FactStatus.CURRENT, certain=False)
    return NOTHING


def _judge_procedure(bare: Bare, cues: CueBook) -> Verdict:
    ahead = cues.says(Modality.FUTURE, bare.window)
    if ahead or STOP_NOW.search(bare.before) or DATED.match(bare.after):
        return Verdict(status=FactStatus.PLANNED)
    if cues.topical.search(bare.clause.text):
        return NOTHING
    return Verdict(status=FactStatus.PAST)
