"""Real sentences from open data, with made-up names where the de-identified ones stood.

MTS-Dialog and MeQSum (CC BY 4.0), MedQuAD (CC BY 4.0); where a source is absent it is left out.
"""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

from assistant.phi.vocabulary import is_clinical, is_name, is_place, word_ranks
from evals.phi.training.pieces import Piece, Pieces
from evals.phi.training.slots import SlotFiller

_GAP = re.compile(r"\[(NAME|LOCATION|CONTACT|DATE|PROFESSION|AGE|PHI|EMAIL|ID)\]")
_TITLED = re.compile(r"\b(?:Dr|Doctor|Mr|Mrs|Ms|Miss)\.? ([A-Z]\w+)")
_CAPITAL = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+")
_AT_A_PLACE = re.compile(
    r"\b(?:at|admitted to|patient at|treated in|surgery at|referred to)\s*$", re.IGNORECASE
)
_BELONGS = re.compile(
    r"\b(?:attend|works? (?:at|for|with)|working (?:at|for|with)|class at|student at)\s*$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b((?:[Mm]y|[Hh]is|[Hh]er|[Oo]ur|[Tt]he) (?:husband|wife|mother|father|mom|dad|son|daughter|brother|sister|"
    r"friend|aunt|uncle|grandmother|grandfather|oncologist|surgeon|nurse|cousin|neighbor|boyfriend|girlfriend))\b"
)
_DOCTOR = re.compile(r"\b(?:[Tt]he|[Mm]y|[Oo]ur) (?:doctor|dr|physician|surgeon)\b")
_SUBJECT = re.compile(
    r"(?:(?<=^)|(?<=[.!?] ))(?:He|She)\b|\b(?:he|she)(?= (?:is|was|has|had|said|takes|took|can|will|does|went|needs|got)\b)"
)
_OBJECT = re.compile(r"\b(for|with|told|gave|to|asked|take|took) (?:him|her)(?=[.,?!])")
_HOSPITAL = re.compile(r"\b(?:at|to|from|in) the (?:hospital|clinic|ER|emergency room)\b")
_LONGEST = 420
_DIALOGUES = ("MTS-Dialog-TrainingSet.csv", "MTS-Dialog-ValidationSet.csv")


def read_organic(data: Path) -> list[str]:
    """Return sentences without names, from every source that is there."""
    found = [*_read_dialogues(data / "mts-dialog"), *_read_answers(data / "medquad-cancergov")]
    return [text for text in found if len(text) <= _LONGEST and not _may_hold_names(text)]


def read_gapped(data: Path) -> list[str]:
    """Return real questions whose identifiers are gaps: [NAME], [LOCATION] ..."""
    path = data / "meqsum" / "meqsum.jsonl"
    if not path.exists():
        return []
    excluded = {
        i
        for source, i in json.loads((data / "exclude_source_ids.json").read_text())
        if source == "MeQSum"
    }
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [row["chq"] for row in rows if row["file"] not in excluded]


def fill_gaps(text: str, filler: SlotFiller, random: Random) -> Pieces:
    """Return the question with its gaps filled by what fits before them."""
    pieces: Pieces = []
    position = 0
    for gap in _GAP.finditer(text):
        before = text[position : gap.start()]
        pieces += [Piece(before), *filler.fill(_slot_for(gap[1], text[: gap.start()], random))]
        position = gap.end()
    return [*pieces, Piece(text[position:])]


def add_names(text: str, filler: SlotFiller, random: Random) -> Pieces:
    """Return the sentence with people and places written into it where some are spoken of."""
    template = text.replace("{", "(").replace("}", ")")
    template = _RELATIVE.sub(lambda m: _name_relative(m[1], random), template)
    template = _DOCTOR.sub(
        lambda m: random.choice(["Dr. {L}", "dr {L}", "Dr {L}", "{F}", m[0], m[0]]), template
    )
    template = _SUBJECT.sub(lambda m: random.choice(["{F}", "{F}", m[0]]), template, count=2)
    template = _OBJECT.sub(lambda m: random.choice([f"{m[1]} {{F}}", m[0]]), template, count=1)
    template = _HOSPITAL.sub(
        lambda m: random.choice([f"{m[0].split()[0]} {{HOSP}}", m[0]]), template, count=1
    )
    return filler.fill(template)


def _name_relative(words: str, random: Random) -> str:
    forms = [
        f"{words} {{F}}",
        f"{words}, {{F}},",
        f"{words} ({{F}})",
        "{F}",
        f"{{F}}, {words},",
        words,
        "{FL}",
    ]
    return random.choice(forms)


def _slot_for(kind: str, before: str, random: Random) -> str:
    if kind == "NAME":
        titled = re.search(r"\b(?:dr|doctor|mr|mrs|ms)\.?\s*$", before, re.IGNORECASE)
        return random.choice(["{L}", "{F} {L}"] if titled else ["{F}", "{FL}", "{F}", "{F} {L}"])
    if kind == "LOCATION":
        return _place_for(before, random)
    slots = {"DATE": "{DATE}", "AGE": "{NUM}", "CONTACT": "{PHONE}", "ID": "{ID}"}
    return slots.get(kind, "")


def _place_for(before: str, random: Random) -> str:
    if _AT_A_PLACE.search(before):
        return "{HOSP}"
    if _BELONGS.search(before):
        return "{SCHOOL}"
    return random.choice(["{CITY}", "{CITY}", "{CITY}", "{CITYST}", "{STATE}", "{COUNTRY}"])


def _read_dialogues(folder: Path) -> Iterator[str]:
    for name in _DIALOGUES:
        if (folder / name).exists():
            with (folder / name).open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    yield from _utterances(row["dialogue"])


def _utterances(dialogue: str) -> Iterator[str]:
    for line in dialogue.splitlines():
        text = line.split(":", 1)[-1].strip()
        if len(text.split()) > 2:
            yield text


def _read_answers(folder: Path) -> Iterator[str]:
    path = folder / "cancergov_corpus.jsonl"
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            sentences = re.split(r"(?<=[.!?])\s+", json.loads(line)["answer"])
            yield from (s.strip() for s in sentences[:12] if 3 < len(s.split()) < 60)


def _may_hold_names(text: str) -> bool:
    if _TITLED.search(text):
        return True
    return any(_is_suspicious(word.lower()) for word in _CAPITAL.findall(text))


def _is_suspicious(word: str) -> bool:
    if is_clinical(word):
        return False
    return is_name(word) or is_place(word) or word not in word_ranks()
