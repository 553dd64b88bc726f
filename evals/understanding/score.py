"""Scores red flags, completeness, continuation or intents on a file of labelled messages.

`python -m evals.understanding.score red-flags evals/understanding/development/red_flags.jsonl`
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from math import sqrt
from pathlib import Path
from time import process_time
from typing import Any

from assistant.domain import SitePolicy, Triage, Urgency
from assistant.safety.red_flags import load_red_flags
from assistant.understanding.completeness import load_cut_off_detector
from assistant.understanding.continuation import load_continuation_joiner
from assistant.understanding.intents import load_intent_detector

Row = dict[str, Any]
NORMAL_95 = 1.96
CRISES = {"suicidal": ("suicid",), "overdose": ("overdose", "wrong dose", "poison", "child")}
"""Kinds of emergencies with targets of their own, and words in the names of their categories."""


def interval(right: int, total: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of a share."""
    if not total:
        return 0.0, 1.0
    share, z2 = right / total, NORMAL_95**2
    middle = (share + z2 / (2 * total)) / (1 + z2 / total)
    spread = NORMAL_95 * sqrt(share * (1 - share) / total + z2 / (4 * total**2)) / (1 + z2 / total)
    return middle - spread, middle + spread


def tell(name: str, results: Iterable[bool]) -> None:
    """Print one share with its interval; nothing when there is nothing to count."""
    counted = list(results)
    if counted:
        low, high = interval(sum(counted), len(counted))
        share = sum(counted) / len(counted)
        print(f"{name:34} {share:.3f}  [{low:.3f}, {high:.3f}]  {sum(counted)}/{len(counted)}")


def score_red_flags(rows: list[Row]) -> None:
    """Print recall, false alarms, exactness and time; an alarm is any answer but routine."""
    rules = load_red_flags(SitePolicy())
    timed = [_timed(rules.triage, row["text"]) for row in rows]
    pairs = [(row, triage.urgency) for row, (triage, _) in zip(rows, timed, strict=True)]
    urgent = _of(pairs, Urgency.EMERGENCY)
    tell("emergency, any alarm", (got is not Urgency.ROUTINE for _, got in urgent))
    tell("emergency, exact", (got is Urgency.EMERGENCY for _, got in urgent))
    for name, words in CRISES.items():
        of_one = [got for row, got in urgent if _is_about(row, words)]
        tell(f"  {name}, exact", (got is Urgency.EMERGENCY for got in of_one))
    today = _of(pairs, Urgency.SAME_DAY)
    tell("same day, any alarm", (got is not Urgency.ROUTINE for _, got in today))
    tell("same day, exact", (got is Urgency.SAME_DAY for _, got in today))
    calm = _of(pairs, Urgency.ROUTINE)
    tell("routine, false alarms", (got is not Urgency.ROUTINE for _, got in calm))
    _tell_times([milliseconds for _, milliseconds in timed])


def _of(pairs: list[tuple[Row, Urgency]], urgency: Urgency) -> list[tuple[Row, Urgency]]:
    return [(row, got) for row, got in pairs if row["urgency"] == urgency]


def _is_about(row: Row, words: tuple[str, ...]) -> bool:
    return any(word in row["category"].lower() for word in words)


def _timed(triage: Callable[[str], Triage], text: str) -> tuple[Triage, float]:
    """Return the triage and the milliseconds of processor time it took."""
    start = process_time()
    return triage(text), (process_time() - start) * 1000


def _tell_times(times: list[float]) -> None:
    in_order = sorted(times)
    middle, late = in_order[len(in_order) // 2], in_order[int(len(in_order) * 0.95)]
    print(f"{'time of one message':34} p50 {middle:.2f} ms, p95 {late:.2f} ms")


def score_completeness(rows: list[Row]) -> None:
    """Print recall of cut-off messages and false alarms on complete ones."""
    detector = load_cut_off_detector()
    pairs = [(row, detector.check(row["text"])) for row in rows]
    found = [(row, got) for row, got in pairs if row["cut_off"] and got.cut_off]
    tell("cut off, recall", (got.cut_off for row, got in pairs if row["cut_off"]))
    tell("complete, false alarms", (got.cut_off for row, got in pairs if not row["cut_off"]))
    tell("  tail as labelled", (row["tail"] == got.tail for row, got in found if row.get("tail")))
    tell("  a labelled completion offered",
         (bool(_endings(row) & _lower(got.completions))
          for row, got in found if row.get("completions")))  # fmt: skip


def _endings(row: Row) -> set[str]:
    """Return the labelled completions, each also without the tail that some writers repeat."""
    labelled, tail = _lower(row["completions"]), f"{row['tail']} ".lower()
    return labelled | {label.removeprefix(tail) for label in labelled}


def _lower(texts: Iterable[str]) -> set[str]:
    return {text.lower() for text in texts}


def score_continuation(rows: list[Row]) -> None:
    """Print how many pairs were judged and joined right."""
    rules = load_red_flags(SitePolicy())
    joiner = load_continuation_joiner(
        is_urgent=lambda text: rules.triage(text).urgency is not Urgency.ROUTINE
    )
    pairs = [(row, joiner.join(row["first"], row["second"])) for row in rows]
    tell("continued or new, right", (row["continuation"] == got.continues for row, got in pairs))
    tell(
        "joined text, exact",
        (row["joined"] == got.joined for row, got in pairs if row["continuation"]),
    )
    tell("new, wrongly joined", (got.continues for row, got in pairs if not row["continuation"]))


def score_intent(rows: list[Row]) -> None:
    """Print accuracy over all, on the surer half, and by intent; several labels may be right."""
    model = load_intent_detector()
    judged = [(row, model.detect(row["text"])[0]) for row in rows]
    judged.sort(key=lambda pair: -pair[1].confidence)
    right = [best.name.value in _labels(row) for row, best in judged]
    tell("intent, accuracy", right)
    tell("intent, accuracy of the surer half", right[: len(right) // 2])
    for name in sorted({_labels(row)[0] for row in rows}):
        tell(f"  {name}", (r for (row, _), r in zip(judged, right, strict=True)
                           if _labels(row)[0] == name))  # fmt: skip
    _tell_confusions(judged)


def _tell_confusions(judged: list[tuple[Row, Any]]) -> None:
    wrong = Counter(
        (_labels(row)[0], best.name.value)
        for row, best in judged
        if best.name.value not in _labels(row)
    )
    for (meant, taken), count in wrong.most_common(8):
        print(f"  {meant} taken for {taken}: {count}")


def _labels(row: Row) -> list[str]:
    labels = row.get("intents") or [row["intent"]]
    return [str(label) for label in labels]


TASKS: dict[str, Callable[[list[Row]], None]] = {
    "red-flags": score_red_flags,
    "completeness": score_completeness,
    "continuation": score_continuation,
    "intent": score_intent,
}


def main(arguments: list[str]) -> int:
    """Score one task on one file."""
    if len(arguments) != 2 or arguments[0] not in TASKS:
        print(f"Give a task ({', '.join(TASKS)}) and a file.")
        return 2
    lines = Path(arguments[1]).read_text("utf-8").splitlines()
    TASKS[arguments[0]]([json.loads(line) for line in lines if line.strip()])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
