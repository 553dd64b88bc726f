"""Measures the scrubber on hand-written messages, and prints the table.

python -m evals.phi.score [--split worked_on|apart] [--errors] [--file messages.jsonl ...]
"""

import argparse
import json
import math
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

from assistant.domain import IdentifierSpan
from assistant.phi.presidio_scrubber import OperatingPoint, PresidioScrubber, load_scrubber
from assistant.phi.tagger import MODEL

FOLDER = Path(__file__).parent
_WORD = re.compile(r"\w+")
_CARRIERS = ("{}", "is {} right for me", "My doctor brought up {} today, what is it?")
_Z = 1.96


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message with the stretches that must go and those that may."""

    id: str
    split: str
    text: str
    spans: tuple[tuple[int, int, str], ...] = ()
    optional: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class Tally:
    """Counts over all messages."""

    words: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    spans: Counter[str] = field(default_factory=Counter)
    covered: Counter[str] = field(default_factory=Counter)
    masked: Counter[str] = field(default_factory=Counter)
    rightly: Counter[str] = field(default_factory=Counter)
    messages: int = 0
    clean: int = 0
    plain: int = 0
    touched: int = 0
    milliseconds: list[float] = field(default_factory=list)


def main() -> None:
    """Score the chosen files and print."""
    options = _parse_options()
    scrubber, point = load_scrubber(model=options.model), OperatingPoint(options.point)
    messages = [m for path in options.file for m in read_messages(path)]
    chosen = [m for m in messages if options.split in ("all", m.split)]
    tally = Tally()
    for message in chosen:
        started = time.perf_counter()
        found = scrubber.spans_of(message.text, point=point)
        tally.milliseconds.append((time.perf_counter() - started) * 1000)
        score_message(message, found, tally, show_errors=options.errors)
    print_tally(tally)
    if not options.no_terms:
        print_lost_terms(scrubber)


def read_messages(path: Path) -> Iterator[Message]:
    """Yield the messages of a JSONL file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Message(
            id=str(row["id"]),
            split=row.get("split", "apart"),
            text=row["text"],
            spans=tuple((s["start"], s["end"], s["label"]) for s in row.get("spans", ())),
            optional=tuple((s["start"], s["end"]) for s in row.get("optional", ())),
        )


def score_message(
    message: Message, found: Sequence[IdentifierSpan], tally: Tally, *, show_errors: bool
) -> None:
    """Compare words, whatever their label: what counts is that they are gone."""
    masked = _characters((s.start, s.end) for s in found)
    wanted = _characters((start, end) for start, end, _ in message.spans)
    either = wanted | _characters(message.optional)
    missed = _count_removed(message, masked, tally)
    wrong: list[str] = []
    for span in found:
        for word in _words(message.text, span.start, span.end):
            hit = bool(_characters([word]) & either)
            tally.masked[span.kind] += 1
            tally.rightly[span.kind] += hit
            if not hit:
                wrong.append(f"{message.text[slice(*word)]}/{span.kind}")
    if message.spans:
        tally.messages += 1
        tally.clean += not missed
    else:
        tally.plain += 1
        tally.touched += bool(found)
    if show_errors and (missed or wrong):
        print(f"{message.id} missed={missed} wrong={wrong} | {message.text}")


def print_tally(tally: Tally) -> None:
    """Print one line per kind and the sums."""
    print(f"{'kind':16}{'spans':>6}{'whole':>8}{'words':>7}  recall [95 % interval]  precision")
    for kind in sorted(tally.words):
        _print_line(kind, tally, [kind])
    _print_line("ALL", tally, list(tally.words | tally.masked))
    print(f"messages wholly clean  {_share(tally.clean, tally.messages)}")
    print(f"plain messages touched {_share(tally.touched, tally.plain)}")
    if len(tally.milliseconds) > 1:
        cuts = quantiles(tally.milliseconds, n=100)
        print(f"milliseconds per message: p50 {cuts[49]:.1f}  p95 {cuts[94]:.1f}")


def print_lost_terms(scrubber: PresidioScrubber) -> None:
    """Count clinical terms that do not come through whole."""
    terms = (FOLDER / "clinical_terms.txt").read_text(encoding="utf-8").splitlines()
    lost = [
        term
        for term in terms
        if any(scrubber.spans_of(carrier.format(term)) for carrier in _CARRIERS)
    ]
    print(f"clinical terms lost {len(lost)} of {len(terms)}: {', '.join(lost[:40])}")


def interval(hits: int, total: int) -> tuple[float, float]:
    """Return the Wilson interval of a share at 95 %."""
    if total == 0:
        return 0.0, 1.0
    share, spread = hits / total, _Z**2 / total
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * math.sqrt(share * (1 - share) / total + spread / (4 * total)) / (1 + spread)
    return middle - half, middle + half


def _count_removed(message: Message, masked: set[int], tally: Tally) -> list[str]:
    missed: list[str] = []
    for start, end, label in message.spans:
        words = list(_words(message.text, start, end))
        gone = [word for word in words if _characters([word]) <= masked]
        tally.words[label] += len(words)
        tally.removed[label] += len(gone)
        tally.spans[label] += 1
        tally.covered[label] += len(gone) == len(words)
        missed += [f"{message.text[slice(*w)]}/{label}" for w in words if w not in gone]
    return missed


def _print_line(title: str, tally: Tally, kinds: Sequence[str]) -> None:
    words, removed = _sum(tally.words, kinds), _sum(tally.removed, kinds)
    spans, covered = _sum(tally.spans, kinds), _sum(tally.covered, kinds)
    masked, rightly = _sum(tally.masked, kinds), _sum(tally.rightly, kinds)
    low, high = interval(removed, words)
    print(
        f"{title:16}{spans:6}{covered / max(spans, 1):8.3f}{words:7}  "
        f"{removed / max(words, 1):.3f} [{low:.3f}, {high:.3f}]   "
        f"{rightly / max(masked, 1):.3f} ({rightly}/{masked})"
    )


def _sum(counts: Counter[str], kinds: Iterable[str]) -> int:
    return sum(counts[kind] for kind in kinds)


def _share(hits: int, total: int) -> str:
    low, high = interval(hits, total)
    return f"{hits}/{total} = {hits / max(total, 1):.3f} [{low:.3f}, {high:.3f}]"


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for word in _WORD.finditer(text, start, end):
        yield word.span()


def _characters(stretches: Iterable[tuple[int, int]]) -> set[int]:
    return {i for start, end in stretches for i in range(start, end)}


def _parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=["all", "worked_on", "apart"], default="all")
    parser.add_argument("--point", choices=[p.value for p in OperatingPoint], default="balanced")
    parser.add_argument("--model", type=Path, default=MODEL, help="another tagger.npz")
    parser.add_argument("--errors", action="store_true", help="print what was missed or wrong")
    parser.add_argument("--no-terms", action="store_true", help="leave the clinical terms out")
    parser.add_argument(
        "--file",
        type=Path,
        nargs="+",
        default=[FOLDER / "messages.jsonl", FOLDER / "plain.jsonl"],
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
