"""Questions about one treatment, or a group of them, where it stands in a clause."""

from collections.abc import Sequence

from assistant.domain import FactStatus
from assistant.facts.names.entries import Entry, MentionKind
from assistant.facts.names.patterns import Patterns
from assistant.facts.text.clauses import Clause
from assistant.facts.text.cues import Concept
from assistant.facts.text.doses import is_lower, was_lowered
from assistant.facts.text.times import find_times
from assistant.facts.treatments.groups import Bound, Group
from assistant.facts.treatments.procedures import GOES_ON
from assistant.facts.treatments.verdicts import Verdict

WORDS = Patterns("treatments")
GROUPS_WORDS = Patterns("groups")

NOTED_SUPPLEMENTS = {"St. John's wort"}
"""Supplements change no care and are no facts, but for those that make medicines fail."""

GIVEN_UP = {FactStatus.STOPPED, FactStatus.PAST, FactStatus.HELD}
"""What a plan that was given up looks like."""


def entry_at(clause: Clause, unit: int) -> Entry:
    """Return the meaning of the name at `unit`, which must have one."""
    mention = clause.units[unit].mention
    if mention is None:
        raise ValueError("a group holds only units with a mention")
    return mention.entry


def after_others(verdict: Verdict, others: Sequence[Verdict], entry: Entry) -> Verdict:
    """What comes "after surgery" leaves the surgery open when it is itself only planned."""
    if all(other.status not in {None, FactStatus.PLANNED} for other in others):
        return verdict
    planned = any(other.status is FactStatus.PLANNED for other in others)
    is_procedure = entry.kind is MentionKind.PROCEDURE
    return Verdict(status=FactStatus.PLANNED if planned and is_procedure else None)


def is_supplement(entry: Entry) -> bool:
    """Say whether something is only a supplement."""
    return entry.group == "supplement" and entry.name not in NOTED_SUPPLEMENTS


def has_result(group: Group, clause: Clause) -> bool:
    """Say whether only the result of a procedure is still to come: "waiting for my biopsy results"."""
    procedure = entry_at(clause, group.units[-1]).kind is MentionKind.PROCEDURE
    told = not clause.question and not clause.hypothetical
    return procedure and told and WORDS.result_of.match(clause.text[group.end :]) is not None


def is_once(group: Group, clause: Clause) -> bool:
    """Say whether a group holds an operation: done in a day, and never going on."""
    entries = [entry_at(clause, unit) for unit in group.units]
    return any(e.kind is MentionKind.PROCEDURE and e.name not in GOES_ON for e in entries)


def is_general(group: Group, clause: Clause) -> bool:
    """Say whether a question is about a class of medicines that nobody is said to take."""
    mentions = [clause.units[unit].mention for unit in group.units]
    classes = all(m is not None and m.entry.group == "class" for m in mentions)
    owned = WORDS.owned_class.search(clause.text[: group.start]) is not None
    return classes and not owned


def lowered(status: FactStatus, dose: str | None, text: str) -> FactStatus:
    """Read "250 instead of 300": the dose is the lower one."""
    old = WORDS.instead_of.search(text)
    lower = old is not None and is_lower(dose, old.group(1))
    name = GROUPS_WORDS.name.match(text)
    lower = lower or (name is not None and was_lowered(text[name.end() :]))
    return FactStatus.REDUCED if lower and status is FactStatus.CURRENT else status


def needed(group: Group, clause: Clause) -> Verdict:
    """A procedure somebody needs is planned; a medicine somebody needs is only talk."""
    mention = clause.units[group.units[0]].mention
    is_procedure = mention is not None and mention.kind is MentionKind.PROCEDURE
    unsure = WORDS.unsure_need.search(clause.text[: group.start])
    return Verdict(status=FactStatus.PLANNED if is_procedure and not unsure else None)


def since_of(group: Group, clause: Clause) -> str | None:
    """Return the time that belongs to a group: the nearest behind it, else the nearest before."""
    text, times = clause.text, find_times(clause.text)
    behind = [
        w
        for w in times
        if w.start >= group.end and not GROUPS_WORDS.name.search(text[group.end : w.start])
    ]
    before = [w for w in times if w.end <= group.start]
    chosen = behind[:1] or before[-1:]
    return chosen[0].text if chosen else None


def is_one_of_several(item: Bound, group: Group, clause: Clause) -> bool:
    """Say whether a treatment goes on: "1.6 after the second cisplatin"."""
    if item.cue.concept is Concept.FINISH and item.cue.start >= group.end:
        drug = entry_at(clause, group.units[0]).kind is MentionKind.DRUG
        return drug and WORDS.nth.search(_words_before(clause, group)) is not None
    if not WORDS.afterwards.match(item.cue.text) or item.cue.end > group.start:
        return False
    opened = item.cue.text.split(" ", 1)[1:]
    gap = " ".join([*opened, clause.text[item.cue.end : group.start].strip()]).strip() + " "
    return WORDS.nth.match(gap) is not None


def _words_before(clause: Clause, group: Group) -> str:
    """Return the word or two right before a group."""
    return " ".join(clause.text[: group.start].split()[-2:]) + " "


def never_begun(before: str, sentence: str) -> bool:
    """Say whether only the plan was given up: "the idea of FOLFOX was scrapped"."""
    planned = WORDS.only_idea.search(before) is not None
    return planned or WORDS.before_any.search(sentence) is not None


def corrected(verdict: Verdict, group: Group | None, clause: Clause, sentence: str) -> Verdict:
    """Turn a verdict around for "nothing but tamoxifen", and for somebody who died."""
    before = clause.text[: group.start] if group is not None else ""
    if verdict.status is FactStatus.NEGATED and WORDS.excepted.search(before):
        return Verdict(status=FactStatus.CURRENT)
    if verdict.status in GIVEN_UP and never_begun(before, sentence):
        return Verdict(status=FactStatus.NEGATED)
    died = verdict.status is FactStatus.CURRENT and WORDS.died.search(sentence)
    return Verdict(status=FactStatus.PAST) if died else verdict
