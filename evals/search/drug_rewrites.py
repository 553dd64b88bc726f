"""Drug rewrites: spelling correction may change no name of a medicine into another word."""

import json
from pathlib import Path

from assistant.retrieval.index.index_reader import IndexReader
from assistant.retrieval.language.spelling import SpellingCorrector
from assistant.retrieval.language.words import words_of
from bootstrap import known_names
from evals.search.measures import print_table
from evals.search.stores import SHARED_DATA

LONGEST = 700


def print_drug_rewrites(index: Path) -> None:
    """Print how many of the longest drug names are rewritten, with and without our names."""
    vocabulary = IndexReader(index, coarse_dimensions=0).postings.vocabulary()
    names = longest_drug_names()
    rows = []
    for label, known in (("our drug names", known_names().drugs), ("no names handed in", ())):
        corrector = SpellingCorrector(vocabulary, known)
        changed = [f"{name} > {meant}" for name in names if (meant := corrector.correct(name))]
        rows.append((label, len(names), len(changed), ", ".join(changed)))
    print_table("Drug names rewritten", ("lexicon", "names", "rewritten", "which"), rows)


def longest_drug_names() -> list[str]:
    """Return the longest words of the open list of cancer drug names."""
    path = SHARED_DATA / "oncology-drugs" / "genie_bpc_drugs.json"
    agents = json.loads(path.read_text(encoding="utf-8"))
    names = (name for agent, others in agents.items() for name in (agent, *others))
    words = {word for name in names for word in words_of(name) if word.isalpha()}
    return sorted(words, key=lambda word: (-len(word), word))[:LONGEST]
