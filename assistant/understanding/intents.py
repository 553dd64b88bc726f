"""Says what a person wants: rules where they are sure, a small linear model elsewhere."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.domain import Intent, RankedIntent
from assistant.errors import ConfigurationError
from assistant.understanding.intent_features import Floats
from assistant.understanding.intent_model import ORDER, LinearIntents, load_linear_intents
from assistant.yaml_files import read_yaml

RULES = Path(__file__).with_name("intent_rules.yaml")
SURE = 0.97
"""Confidence of a rule."""
OF_A_CLAUSE = 0.5
"""How much of its own confidence an intent of one clause keeps; the message as a whole leads."""
LISTED = 0.15
"""A lower confidence is not worth naming."""
MOST_LISTED = 4
ORDER_GAP = 0.01
"""By how much an intent of a clause stays below that of the whole message."""
SHORTEST_CLAUSE = 2
MOST_CLAUSES = 3
"""So many clauses at the end of a message are read by themselves."""
PREAMBLES = frozenset((Intent.CONTEXT_STATEMENT, Intent.GREETING, Intent.THANKS))
SURE_WISH = 0.8
"""From this confidence on, a clause that asks leads over what was said before it."""
_ASKS = re.compile(
    r"\?\s*$|^(?:and |but |so )?(?:what|how|why|when|where|which|who|can|could|should|would|will|"
    r"is|are|do|does|did|may|any)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"(?<=[.!?;])\s+|\n+|,?\s+(?=(?:and |but )?(?:also|plus)\b)|[,!.]\s+(?=(?:and|but|can|what|how|is|should|do)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentRule:
    """An expression that settles an intent."""

    intent: Intent
    regex: re.Pattern[str]
    whole: bool


class IntentModel:
    """Rules and a linear model; an `IntentDetector`."""

    def __init__(self, rules: Sequence[IntentRule], model: LinearIntents) -> None:
        self._rules = rules
        self._model = model

    def detect(self, text: str) -> Sequence[RankedIntent]:
        """Return the intents of `text`, best first, never empty; confidences are 0 to 1."""
        if not text.strip():
            return [RankedIntent(name=Intent.OFF_TOPIC, confidence=LISTED)]  # nothing is asked
        whole = self._score(text)
        clauses = [clause for clause in _CLAUSE_END.split(text) if self._says_enough(clause)]
        # Wishes stand at the start or the end of a long message; the rest is its story.
        clauses = clauses[:1] + clauses[1:][-MOST_CLAUSES:]
        if len(clauses) > 1:
            scores = [self._score(clause) for clause in clauses]
            asked = [s for s, clause in zip(scores, clauses, strict=True) if _ASKS.search(clause)]
            whole = _put_question_first(whole, asked)
            parts = OF_A_CLAUSE * np.max(scores, axis=0)
            whole = np.maximum(whole, np.minimum(parts, whole.max() - ORDER_GAP))
        return _ranked(whole)

    def _says_enough(self, clause: str) -> bool:
        return len(clause.split()) >= SHORTEST_CLAUSE or self._ruled(clause) is not None

    def _score(self, text: str) -> Floats:
        if (ruled := self._ruled(text)) is not None:
            rest = (1 - SURE) / (len(ORDER) - 1)
            scores = np.full(len(ORDER), rest, dtype=np.float32)
            scores[ORDER.index(ruled)] = SURE
            return scores
        return self._model.probabilities(text)

    def _ruled(self, text: str) -> Intent | None:
        plain = text.strip().replace("\u2019", "'")
        for rule in self._rules:
            found = rule.regex.fullmatch(plain) if rule.whole else rule.regex.search(plain)
            if found:
                return rule.intent
        return None


def load_intent_detector() -> IntentModel:
    """Load rules and weights; raise `ConfigurationError` with every fault at once."""
    return IntentModel(read_intent_rules(), load_linear_intents())


def read_intent_rules(path: Path = RULES) -> tuple[IntentRule, ...]:
    """Read the rules, in the order in which they are tried."""
    entries = read_yaml(path)
    known = [intent.value for intent in Intent]
    faults = [
        f'{path.name}, rule {place}: intent "{entry.get("intent")}" is unknown.'
        for place, entry in enumerate(entries, start=1)
        if entry.get("intent") not in known
    ]
    if faults:
        raise ConfigurationError("The intent rules cannot be used:", faults)
    return tuple(
        IntentRule(
            intent=Intent(entry["intent"]),
            regex=re.compile(pattern, re.IGNORECASE),
            whole=entry.get("whole", False),
        )
        for entry in entries
        for pattern in entry["patterns"]
    )


def _put_question_first(whole: Floats, asked: Sequence[Floats]) -> Floats:
    """Return the scores with a sure question before a mere fact, greeting or thanks."""
    leading = int(whole.argmax())
    if ORDER[leading] not in PREAMBLES or not asked:
        return whole
    best = np.max(asked, axis=0)
    wish = int(best.argmax())
    if ORDER[wish] in PREAMBLES or best[wish] < SURE_WISH:
        return whole
    scores = whole.copy()
    scores[wish], scores[leading] = whole[leading], OF_A_CLAUSE * whole[leading]
    return scores


def _ranked(scores: Floats) -> list[RankedIntent]:
    order = np.argsort(-scores, kind="stable")
    best = [place for place in order[:MOST_LISTED] if scores[place] >= LISTED] or [order[0]]
    return [RankedIntent(name=ORDER[p], confidence=round(float(scores[p]), 3)) for p in best]
