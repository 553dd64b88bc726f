"""Write out a reply that leans on the message before it: "my last CEA was", then "7.7"."""

from collections.abc import Sequence

from assistant.facts.names.entries import MentionKind
from assistant.facts.names.lexicon import Lexicon
from assistant.facts.names.patterns import Patterns
from assistant.facts.text.marked import Span, Unit, mark

WORDS = Patterns("answers")

LONGEST_REPLY = 12
"""Words of a reply that can be nothing but a value."""
MEASURED = {MentionKind.BIOMARKER, MentionKind.LAB}
TREATMENTS = {MentionKind.DRUG, MentionKind.PROCEDURE}
DIGITS = {"zero": "0", "one": "1", "two": "2", "three": "3", "four": "4"}
SENTENCE_ENDS = {".", "!", "?", "\n", ";"}


def in_full(text: str, earlier: Sequence[str], lexicon: Lexicon) -> str:
    """Return a message with the words of the one before that it needs; mostly as it is."""
    before = earlier[-1].strip() if earlier else ""
    if not before or text.casefold().startswith(before.casefold()):
        return text
    units = mark(before, lexicon)
    if WORDS.unfinished.search(Span(units, 0, len(units)).text):
        return f"{before} {text}"
    reply = Span(marked := mark(text, lexicon), 0, len(marked)).text
    if "?" in reply or len(marked) > LONGEST_REPLY:
        return text
    return _with_name(text, reply, before, units) or text


def _with_name(text: str, reply: str, before: str, units: Sequence[Unit]) -> str | None:
    """Put what the last sentence before left open in front of a bare value."""
    first = _last_sentence(units)
    last = Span(units, first, len(units)).text
    named = [unit for unit in units[first:] if unit.mention]
    if WORDS.stage_open.search(last) and WORDS.stage.search(reply):
        return f"stage {text[_value_at(text) :]}"
    if WORDS.ecog_open.search(last) and WORDS.ecog.search(reply):
        number = text[_value_at(text) :]
        first_word = number.split()[0].strip(",.").lower()
        return f"ECOG {DIGITS.get(first_word, number)}"
    if WORDS.allergy_open.search(last) and reply.startswith("<"):
        return f"allergic to {text}"
    if not named or not _answers(named[-1], last, reply):
        return None
    name = before[named[-1].start : named[-1].end]
    return f"{_verb(named[-1], last)}{name} {text}"


def _answers(named: Unit, last: str, reply: str) -> bool:
    """Say whether a reply gives what was left open about a name."""
    kind = named.mention.kind if named.mention else None
    if kind in MEASURED:
        valued = WORDS.valued.search(last[last.rfind("<") :])
        return not valued and WORDS.value.search(reply) is not None
    asked = WORDS.asks_you.search(last) and WORDS.affirms.search(reply)
    alone = "<" not in reply
    dosed = alone and WORDS.dose_open.search(last) and WORDS.dose.search(reply)
    return bool((kind in TREATMENTS and asked) or (kind is MentionKind.DRUG and dosed))


def _verb(named: Unit, last: str) -> str:
    """Return what makes a statement of the question that named a treatment."""
    if named.mention is None or named.mention.kind not in TREATMENTS:
        return ""
    if not WORDS.asks_you.search(last):
        return ""
    return "on " if named.mention.kind is MentionKind.DRUG else "had "


def _value_at(text: str) -> int:
    found = WORDS.typed_value.search(text)
    return found.start() if found else 0


def _last_sentence(units: Sequence[Unit]) -> int:
    """Return where the last sentence of a message begins."""
    ends = [
        place
        for place, unit in enumerate(units[:-1])
        if unit.text in SENTENCE_ENDS and units[place + 1].text not in SENTENCE_ENDS
    ]
    return ends[-1] + 1 if ends else 0
