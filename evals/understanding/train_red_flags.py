"""Trains the likeness model: `python -m evals.understanding.train_red_flags` writes its weights.

Every message is first judged by a model that saw none of its writer's messages; the table printed
from that shows what each threshold of likeness.yaml would do to people it has not heard yet.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from assistant.domain import SitePolicy, Urgency
from assistant.retrieval.reading.documents import read_document
from assistant.safety.likeness import KINDS, WEIGHTS, Floats
from assistant.safety.likeness_features import Places
from assistant.safety.likeness_subjects import Subject, read_subjects
from assistant.safety.red_flags import RedFlagRules, load_rules_alone
from assistant.settings import ROOT
from evals.understanding.sparse_softmax import (
    Labels,
    fit,
    places_of,
    rarity_of,
    scaled,
    softmax,
)

HERE = Path(__file__).parent
SEEDS = HERE / "red_flag_seeds"
DEVELOPMENT = HERE / "development"
INTENT_SEEDS = HERE / "intent_seeds"
EVALS = HERE.parent
ORDINARY = (
    "understanding/development/*intent.jsonl",
    "understanding/development/completeness.jsonl",
    "answers/*.jsonl",
    "facts/development/*.jsonl",
    "phi/development/*.jsonl",
)
URGENT_AMONG_THEM = HERE / "urgent_among_ordinary.txt"
"""Ids of messages of those files that are urgent, though no rule says so."""
MAY_BE_URGENT = ("symptom_side_effect",)
"""Intents whose messages are not calm for certain."""
WRITERS = {
    "first": ("red_flags.jsonl", "red_flags_last_batch.jsonl"),
    "second": ("earlier_untouched_red_flags.jsonl",),
    "third": ("new_red_flags.jsonl",),
    "fourth": ("third_writer_red_flags.jsonl",),
    "fifth": ("later_writer_red_flags.jsonl",),
    "sixth": ("look_alikes_red_flags.jsonl",),
    "seventh": ("indirect_red_flags.jsonl",),
    "eighth": ("own_voices_red_flags.jsonl",),
    "ninth": ("newest_writer_red_flags.jsonl",),
}
OVERDOSE_WORDS = ("overdose", "wrong dose", "poison", "child")
UNKNOWN = -1
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Messages:
    """Messages with who wrote them and what they are."""

    texts: list[str]
    writers: NDArray[np.str_]
    kinds: Labels
    subjects: Labels
    """What each is about: a place among the subjects, or `UNKNOWN`."""


def read_messages(subjects: Sequence[Subject], rules: RedFlagRules) -> Messages:
    """Return development messages, seeds and those ordinary messages that no rule flags."""
    rows: list[tuple[str, str, str, int]] = [
        (row["text"], writer, kind_of(row), subject_of(row, subjects))
        for writer, names in WRITERS.items()
        for name in names
        for row in map(json.loads, (DEVELOPMENT / name).read_text("utf-8").splitlines())
    ]
    rows += [
        (line, "seeds", path.stem, UNKNOWN)
        for path in sorted(SEEDS.glob("*.txt"))
        for line in filter(None, map(str.strip, path.read_text("utf-8").splitlines()))
    ]
    rows += [
        (text, "ordinary", "routine", UNKNOWN)
        for text in dict.fromkeys(ordinary_messages())
        if not rules.triage(text).flags
    ]
    rows += [(text, "library", "routine", UNKNOWN) for text in library_questions()]
    return Messages(
        texts=[text for text, _, _, _ in rows],
        writers=np.array([writer for _, writer, _, _ in rows]),
        kinds=np.array([KINDS.index(kind) for _, _, kind, _ in rows]),
        subjects=np.array([subject for _, _, _, subject in rows]),
    )


def subject_of(row: dict[str, str], subjects: Sequence[Subject]) -> int:
    """Return the place of the subject that the category of an urgent message names."""
    category = row["category"].lower().replace("_", " ")
    if row["urgency"] == Urgency.ROUTINE:
        return UNKNOWN
    named = (n for n, one in enumerate(subjects) if any(c in category for c in one.categories))
    return next(named, UNKNOWN)


def ordinary_messages() -> Iterator[str]:
    """Yield what people write when nothing is wrong, from the data of the other abilities."""
    for path in sorted(INTENT_SEEDS.glob("*.txt")):
        if path.stem not in MAY_BE_URGENT:
            yield from filter(None, map(str.strip, path.read_text("utf-8").splitlines()))
    urgent = frozenset(URGENT_AMONG_THEM.read_text("utf-8").split())
    for path in sorted(path for pattern in ORDINARY for path in EVALS.glob(pattern)):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            if row["id"] not in urgent and not set(_intents(row)) & set(MAY_BE_URGENT):
                yield from _said(row)


def _intents(row: dict[str, Any]) -> list[str]:
    return list(row.get("intents") or [row.get("intent", "")])


def _said(row: dict[str, Any]) -> list[str]:
    said = row.get("turns") or row.get("messages")
    return list(said or [row.get("text") or row["question"]])


def library_questions() -> Iterator[str]:
    """Yield the ways to ask that documents of the library list: about signs, but not of danger."""
    for path in sorted((ROOT / "library").glob("*.md")):
        yield from read_document(path)[0].answers


def kind_of(row: dict[str, str]) -> str:
    """Return the kind of a labelled message."""
    if row["urgency"] != Urgency.EMERGENCY:
        return row["urgency"]
    category = row["category"].lower()
    if "suicid" in category:
        return "suicidal"
    return "overdose" if any(word in category for word in OVERDOSE_WORDS) else "emergency"


def judged_by_others(texts: Sequence[Places], messages: Messages) -> Floats:
    """Return the shares each message gets from a model without its writer's messages."""
    shares = np.zeros((len(texts), len(KINDS)), dtype=np.float32)
    for writer in tqdm(WRITERS, desc="writers left out"):
        out = messages.writers == writer
        seen, unseen = list(compress(texts, ~out)), list(compress(texts, out))
        rarity = rarity_of(seen)
        weights, bias = fit(scaled(seen, rarity), messages.kinds[~out], len(KINDS))
        shares[out] = softmax(scaled(unseen, rarity).times(weights) + bias)
    return shares


def fit_subjects(
    texts: Sequence[Places], rarity: Floats, subjects: Labels, count: int
) -> tuple[Floats, Floats]:
    """Fit what an urgent message is about, on the messages of which that is known."""
    known = subjects != UNKNOWN
    return fit(scaled(list(compress(texts, known)), rarity), subjects[known], count)


def main() -> None:
    """Judge each writer by the others, fit on everything, write the weights."""
    rules, subjects = load_rules_alone(SitePolicy()), read_subjects()
    messages = read_messages(subjects, rules)
    texts = [places_of(rules.plain(text)) for text in messages.texts]
    tell_thresholds(judged_by_others(texts, messages), messages, rules)
    rarity = rarity_of(texts)
    weights, bias = fit(scaled(texts, rarity), messages.kinds, len(KINDS))
    about, about_bias = fit_subjects(texts, rarity, messages.subjects, len(subjects))
    np.savez_compressed(
        WEIGHTS,
        kinds=np.array(KINDS),
        subjects=np.array([subject.name for subject in subjects]),
        weights=weights.astype(np.float16),
        rarity=rarity.astype(np.float16),
        bias=bias,
        about=about.astype(np.float16),
        about_bias=about_bias,
    )
    print(f"{len(messages.texts)} messages; {WEIGHTS.name}: {WEIGHTS.stat().st_size / 1e6:.2f} MB")


def tell_thresholds(shares: Floats, messages: Messages, rules: RedFlagRules) -> None:
    """Print what thresholds would find, and wake for nothing, beyond the rules."""
    found = np.array([bool(rules.triage(text).flags) for text in messages.texts])
    groups = messages.kinds >= KINDS.index("emergency"), messages.kinds == 0
    likeness = shares[:, KINDS.index("emergency") :].sum(axis=1)
    print("writer   least  emergencies with an alarm  routine with an alarm   (rules -> both)")
    for writer in WRITERS:
        of_writer = messages.writers == writer
        for least in THRESHOLDS:
            both = found | (likeness >= least)
            told = [_change(found[of_writer & group], both[of_writer & group]) for group in groups]
            print(f"{writer:8} {least:.2f}   {told[0]:26} {told[1]}")


def _change(before: NDArray[np.bool_], after: NDArray[np.bool_]) -> str:
    return f"{before.mean():.3f} -> {after.mean():.3f}" if len(before) else "none written"


if __name__ == "__main__":
    main()
