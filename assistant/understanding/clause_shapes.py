"""Recognizes shapes of clauses: questions, relative clauses, parts after "and"."""

from assistant.understanding.cut_off_cues import CutOffCues

SHORTEST_PHRASE = 3

Words = tuple[str, ...]


def asks(words: Words, cues: CutOffCues) -> bool:
    """Return whether a word before the last lets the last stand alone: "what is it for"."""
    return bool(set(words[:-1]) & cues.asking)


def after_last_break(words: Words, cues: CutOffCues) -> Words:
    """Return the words from the last "and", "but" or "so" on, when enough follow it."""
    for place in range(len(words) - SHORTEST_PHRASE, 0, -1):
        if words[place - 1] in cues.breaks:
            return words[place:]
    return words


def is_relative(rest: Words, cues: CutOffCues) -> bool:
    """Return whether subject and verb belong to a noun before them: "the pills I take"."""
    at = len(rest) - 1
    while at >= 0 and rest[at] in cues.copulas:
        at -= 1
    if at < 0 or rest[at] not in cues.subjects:
        return False
    before = rest[at - 1] if at > 0 else ""
    return bool(before) and before not in cues.openers | cues.copulas


def has_relative_clause(words: Words, cues: CutOffCues) -> bool:
    """Return whether a noun has a clause of its own up to the end: "someone I can talk to"."""
    heads = cues.relative_heads | cues.people | cues.things
    for at in range(1, len(words) - 2):
        is_named = words[at] in cues.relative_heads or words[at - 1] in cues.determiners
        leads = cues.conditions | cues.fronting if at >= SHORTEST_PHRASE else cues.prepositions
        is_fronted = at > 1 and words[at - 2] in leads | cues.conditions
        if words[at] in heads and is_named and not is_fronted and _is_subject(words[at + 1], cues):
            return not set(words[at + 1 :]) & cues.inner_openers
    return False


def _is_subject(word: str, cues: CutOffCues) -> bool:
    return word.split("'")[0] in cues.subjects | cues.people | {"my", "our", "your", "im", "ive"}


def is_noun_before(words: Words, cues: CutOffCues) -> bool:
    """Return whether giver follows a thing: "silver my brother gave me"."""
    giver = len(words) - 3
    if words[giver] not in cues.people | cues.subjects:
        return False
    at = giver - 1 if words[giver] in cues.people else giver
    return at > 0 and words[at - 1] not in cues.openers | cues.inner_openers | cues.breaks


def is_relative_phrase(words: Words, cues: CutOffCues) -> bool:
    """Return whether the whole is a noun with its clause: "the nurse I spoke with"."""
    if words[0] not in cues.determiners or len(words) <= SHORTEST_PHRASE:
        return False
    is_bare_noun = words[1] not in cues.open_verbs | cues.copulas | cues.determiners
    starts_clause = words[2] in cues.lone_subjects | {"my", "our", "you"}
    return is_bare_noun and starts_clause and words[-1] not in cues.always_open
