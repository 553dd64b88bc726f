"""Write out a reply that leans on the message before it: "my last CEA was", then "7.7"."""

from collections.abc import Sequence

from assistant.facts.entries import MentionKind
from assistant.facts.lexicon import Lexicon
from assistant.facts.marked import Span, Unit, mark
from assistant.facts.patterns import Patterns

WORDS = Patterns("answers")

LONGEST_REPLY = 12
"""Words of a reply that can be nothing but a value."""
MEASURED = {MentionKind.BIOMARKER, MentionKind.LAB}
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
        return f"ECOG {text[_value_at(text) :]}"
    if not named or named[-1].mention is None or named[-1].mention.kind not in MEASURED:
        return None
    if WORDS.valued.search(last[last.rfind("<") :]) or not WORDS.value.search(reply):
        return None
    return f"{before[named[-1].start : named[-1].end]} {text}"


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
