"""Score fact extraction on files of messages: `python -m evals.facts.score [FILE...]`.

Without a file, every development file is scored for itself. With `--show` the misses are printed.
With `--answers OUT.jsonl` the answers of a batch run are scored instead of running the rules here.
"""

import argparse
import json
import random
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from assistant.domain import Fact, Role
from assistant.facts.rules_extractor import RulesExtractor, load_fact_extractor
from assistant.facts.turns.merge import apply_changes

Row = dict[str, str | None]
Key = tuple[str | None, ...]
Keyed = Callable[[Row], Key]
DEVELOPMENT = Path(__file__).parent / "development"
SAMPLES = 1000
SEED = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One message or conversation with the facts it should give and those it gave."""

    item_id: str
    turns: tuple[str, ...]
    role: Role
    wanted: tuple[Row, ...]
    given: tuple[Row, ...]
    trap: bool
    milliseconds: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Right, given and wanted."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 when there is nothing to find and to give."""
        total = self.given + self.wanted
        return 2 * self.right / total if total else 1.0


Drawn = TypeVar("Drawn")
Measure = Callable[[Sequence[Item]], float]


def by_name(row: Row) -> Key:
    """Name and person."""
    return (row["kind"], lower(row["name"]), row["subject"])


def by_status(row: Row) -> Key:
    """Name, person and status."""
    return (*by_name(row), row["status"])


def by_value(row: Row) -> Key:
    """Name, person and value."""
    return (*by_name(row), lower(row["value"]))


def by_all(row: Row) -> Key:
    """Name, person, status and value; since is left out."""
    return (*by_status(row), lower(row["value"]))


def lower(text: str | None) -> str:
    """Return text without capitals and spaces, so that "400mg" is "400 mg"."""
    return (text or "").lower().replace(" ", "")


def count(items: Iterable[Item], keyed: Keyed, kind: str | None = None) -> Counts:
    """Count over all items, or over one kind of facts."""
    right = given = wanted = 0
    for item in items:
        want = {keyed(row) for row in item.wanted if kind in {None, row["kind"]}}
        give = {keyed(row) for row in item.given if kind in {None, row["kind"]}}
        right, given, wanted = right + len(want & give), given + len(give), wanted + len(want)
    return Counts(right=right, given=given, wanted=wanted)


def trap_rate(items: Sequence[Item]) -> float:
    """Share of trap messages with a medicine of the patient that is not there."""
    traps = [item for item in items if item.trap]
    return sum(has_false_drug(item) for item in traps) / len(traps) if traps else 0.0


def has_false_drug(item: Item) -> bool:
    """Say whether a medicine was given to the patient that the message does not state."""
    want = {by_name(row) for row in item.wanted}
    drugs = [r for r in item.given if r["kind"] == "drug" and r["subject"] == "patient"]
    return any(by_name(row) not in want for row in drugs)


def relatives_taken(items: Iterable[Item]) -> int:
    """Count facts of relatives that were stored as the patient's."""
    return sum(len(family_as_patient(item)) for item in items)


def family_as_patient(item: Item) -> set[Key]:
    """Return the facts of relatives that one item gave to the patient."""
    mine = {(r["kind"], lower(r["name"])) for r in item.wanted if r["subject"] == "patient"}
    family = {(r["kind"], lower(r["name"])) for r in item.wanted if r["subject"] == "family"}
    given = {(r["kind"], lower(r["name"])) for r in item.given if r["subject"] == "patient"}
    return set((family - mine) & given)


def exact_rate(items: Sequence[Item]) -> float:
    """Share of conversations of two and more turns whose final state is exact."""
    several = [item for item in items if len(item.turns) > 1]
    exact = sum({by_all(r) for r in i.wanted} == {by_all(r) for r in i.given} for i in several)
    return exact / len(several) if several else 0.0


def interval(items: Sequence[Item], measure: Measure) -> str:
    """Return a measure with its 95% interval, by drawing items anew."""
    return bounds([measure(drawn) for drawn in draws(items)], measure(items))


def f1_interval(items: Sequence[Item], keyed: Keyed, kind: str | None = None) -> str:
    """Return an F1 with its 95% interval; the facts of each item are counted only once."""
    counts = [count([item], keyed, kind) for item in items]
    return bounds([added(drawn).f1 for drawn in draws(counts)], added(counts).f1)


def added(counts: Sequence[Counts]) -> Counts:
    """Return the sum of counts."""
    return Counts(
        right=sum(one.right for one in counts),
        given=sum(one.given for one in counts),
        wanted=sum(one.wanted for one in counts),
    )


def draws(items: Sequence[Drawn]) -> Iterable[list[Drawn]]:
    """Yield as many items, drawn with replacement, as often as `SAMPLES` says."""
    chance = random.Random(SEED)  # noqa: S311  # no secret: the same draws on every run
    return (chance.choices(items, k=len(items)) for _ in range(SAMPLES))


def bounds(values: Sequence[float], found: float) -> str:
    """Return the figure found with the middle 95% of the drawn ones."""
    ordered = sorted(values)
    low, high = ordered[int(len(ordered) * 0.025)], ordered[int(len(ordered) * 0.975)]
    return f"{found:.3f}  [{low:.3f}, {high:.3f}]"


def read_items(path: Path, extractor: RulesExtractor, answers: dict[str, list[Row]]) -> list[Item]:
    """Run, or look up, every line of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [run_item(json.loads(line), extractor, answers) for line in lines if line.strip()]


def run_item(
    line: dict[str, object], extractor: RulesExtractor, answers: dict[str, list[Row]]
) -> Item:
    """Return one item with the facts it gave."""
    raw = line.get("turns")
    turns = tuple(str(turn) for turn in raw) if isinstance(raw, list) else (str(line["text"]),)
    role = Role(str(line.get("speaker", "patient")))
    item_id, rows = str(line["id"]), line["facts"]
    given, spent = run_turns(turns, role, extractor)
    return Item(
        item_id=item_id,
        turns=turns,
        role=role,
        wanted=tuple(rows if isinstance(rows, list) else ()),
        given=tuple(answers.get(item_id, given)),
        trap=bool(line.get("trap")),
        milliseconds=spent,
    )


def run_turns(
    turns: Sequence[str], role: Role, extractor: RulesExtractor
) -> tuple[list[Row], tuple[float, ...]]:
    """Return the facts after the last turn, and what each turn took."""
    known: list[Fact] = []
    spent: list[float] = []
    for place, turn in enumerate(turns):
        start = time.process_time()
        changes = extractor.read(turn, speaker=role, known=known, earlier=turns[:place])
        spent.append((time.process_time() - start) * 1000)
        known = apply_changes(known, changes)
    return [as_row(fact) for fact in known], tuple(spent)


def as_row(fact: Fact) -> Row:
    """Return a fact in the batch format."""
    return {
        "kind": fact.kind.value,
        "name": fact.name,
        "value": fact.value,
        "status": fact.status.value,
        "since": fact.since,
        "subject": fact.subject.value,
    }


SCORES: tuple[tuple[str, Keyed, str | None, str], ...] = (
    ("fact F1 by name", by_name, None, ">= .94"),
    ("fact F1 with status", by_status, None, ">= .88"),
    ("fact F1 with value", by_value, None, ""),
    ("drug with status F1", by_status, "drug", ">= .86"),
    ("biomarker with value F1", by_value, "biomarker", ">= .92"),
)
RATES: tuple[tuple[str, Measure, str], ...] = (
    ("traps with a false patient drug", trap_rate, "<= .04"),
    ("several turns, final state exact", exact_rate, ">= .70"),
)


def print_table(items: Sequence[Item]) -> None:
    """Print every measure with its 95% interval, then the same by kind, then the time taken."""
    print(f"items {len(items)}, facts {sum(len(item.wanted) for item in items)}")
    for name, keyed, only, target in SCORES:
        print(f"{name:34} {f1_interval(items, keyed, only)}  {target}".rstrip())
    for name, measure, target in RATES:
        print(f"{name:34} {interval(items, measure)}  {target}")
    print(f"{'relatives stored as the patient':34} {relatives_taken(items)}  0")
    print(f"{'kind':12} {'n':>4}  {'name':22} {'with status':22} with value")
    for kind in sorted({str(row["kind"]) for item in items for row in item.wanted}):
        cells = [f1_interval(items, keyed, kind) for keyed in (by_name, by_status, by_value)]
        wanted = count(items, by_name, kind).wanted
        print(f"{kind:12} {wanted:4}  {cells[0]:22} {cells[1]:22} {cells[2]}")
    spent = sorted(ms for item in items for ms in item.milliseconds)
    p50, p95 = spent[len(spent) // 2], spent[int(len(spent) * 0.95)]
    print(f"processor ms a message: p50 {p50:.1f}, p95 {p95:.1f} (target < 10)")


def print_misses(items: Sequence[Item]) -> None:
    """Print every item that is not exact, with what is missing (-) and what is too much (+)."""
    for item in items:
        want, give = {by_all(r) for r in item.wanted}, {by_all(r) for r in item.given}
        if want != give:
            print(f"\n{item.item_id} {item.role.value}: {' || '.join(item.turns)}")
            for key in sorted(want - give, key=str):
                print("   -", *key)
            for key in sorted(give - want, key=str):
                print("   +", *key)


def main() -> None:
    """Read the arguments, score, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=sorted(DEVELOPMENT.glob("*.jsonl")))
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--answers", type=Path)
    options = parser.parse_args()
    lines = options.answers.read_text(encoding="utf-8").splitlines() if options.answers else []
    answers = {row["id"]: row["facts"] for row in map(json.loads, lines)}
    start = time.process_time()
    extractor = load_fact_extractor()
    print(f"loading: {(time.process_time() - start) * 1000:.0f} ms of processor time")
    for path in options.files:
        items = read_items(path, extractor, answers)
        print(f"\n== {path.name}")
        if options.show:
            print_misses(items)
        print_table(items)


if __name__ == "__main__":
    main()
