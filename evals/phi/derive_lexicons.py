"""Derives the lists of places, drugs and genes from open data that is already at hand.

Places: telephone prefixes of the installed `phonenumbers` (Apache-2.0). Drug and gene names:
`../shared/data/oncology-drugs` (MIT); medical words: the names of cancers in `oncotree` and the
vocabulary of `medquad-cancergov` (both CC BY 4.0). Only single names and words are taken over, no text.
"""

import json
import re
from collections import Counter
from pathlib import Path

from phonenumbers.geodata import GEOCODE_DATA

from assistant.phi.vocabulary import (
    is_first_name,
    is_last_name,
    is_name,
    is_state,
    place_words,
    word_ranks,
)

ROOT = Path(__file__).parents[2]
LEXICONS = ROOT / "assistant" / "phi" / "lexicons"
SHARED = ROOT.parent / "shared" / "data"
DATA = SHARED / "oncology-drugs"
_WORD = re.compile(r"(?<![\w-])[a-z]+(?![\w-])")
_FEWEST_MENTIONS = 3
_RARE = 8000
_SHORT = {
    "Hts": "Heights",
    "Spgs": "Springs",
    "Mt": "Mount",
    "Ft": "Fort",
    "St": "Saint",
    "Jct": "Junction",
}
_ENGLISH_SPEAKING = ("44", "61", "64", "353", "27")
_FEWEST_LETTERS = 4


def main() -> None:
    """Write the three lists, or those whose source is there."""
    write_list("places", "places of the USA, Canada and English-speaking countries", find_places())
    if DATA.is_dir():
        write_list("drugs", "agents used against cancer, with their other names", find_drugs())
        write_list("genes", "targets of these agents", find_genes())
        write_list("medical_words", "words of cancer names and cancer pages", find_medical_words())


def find_places() -> set[str]:
    """Return the names of places behind telephone prefixes, shortened words also in full."""
    found: set[str] = set()
    for prefix, names in GEOCODE_DATA.items():
        name = names.get("en", "")
        if prefix.startswith("1") and re.search(r", [A-Z]{2}$", name):
            found |= spellings(name[:-4])
        elif prefix.startswith(_ENGLISH_SPEAKING) and re.fullmatch(
            r"[A-Z][a-z' -]+(?: [A-Z][a-z'-]+)?", name
        ):
            found |= spellings(name)
    return {name for name in found if len(name) >= _FEWEST_LETTERS}


def spellings(name: str) -> set[str]:
    """Return the name as it stands and with its short words written out, in lower case."""
    full = " ".join(_SHORT.get(word, word) for word in name.split())
    return {name.lower(), full.lower(), full.lower().replace("saint ", "st. ")}


def find_drugs() -> set[str]:
    """Return every name and synonym of an agent."""
    agents = json.loads((DATA / "genie_bpc_drugs.json").read_text(encoding="utf-8"))
    names = {
        part
        for name, others in agents.items()
        for entry in (name, *others)
        for part in entry.split(",")
    }
    for line in (
        (DATA / "pharmoncox_drug_target_regex.tsv").read_text(encoding="utf-8").splitlines()[1:]
    ):
        names |= set(re.sub(r"[\\^$?()*+\[\]]", "", line.split("\t")[0]).split("|"))
    return {name.strip().lower() for name in names if len(name.strip()) > len("abc")}


def find_genes() -> set[str]:
    """Return the symbols of the targets."""
    lines = (DATA / "pharmoncox_drug_target_regex.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {line.split("\t")[1].strip().lower() for line in lines if "\t" in line}


def find_medical_words() -> set[str]:
    """Return words of the names of cancers, and frequent words of cancer pages that are rare elsewhere."""
    found = Counter(
        _WORD.findall((SHARED / "medquad-cancergov" / "cancergov_corpus.jsonl").read_text("utf-8"))
    )
    frequent = {word for word, count in found.items() if count >= _FEWEST_MENTIONS}
    types = (SHARED / "oncotree" / "oncotree_2025_10_03.json").read_text(encoding="utf-8")
    named = {
        word
        for name in re.findall(r'"name":\s?"([^"]+)"', types)
        for word in _WORD.findall(name.lower())
    }
    return {word for word in frequent | named if _is_medical(word)}


def _is_medical(word: str) -> bool:
    if len(word) < _FEWEST_LETTERS or is_name(word) or is_first_name(word) or is_last_name(word):
        return False
    return (
        word_ranks().get(word, _RARE) >= _RARE and word not in place_words() and not is_state(word)
    )


def write_list(name: str, title: str, entries: set[str]) -> None:
    """Write one entry a line, sorted, so that changes can be read."""
    text = "\n".join([f"# {title}", *sorted(entries)])
    (LEXICONS / f"{name}.txt").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
