"""Knows which cancer a text names: "HCC that spread to the lungs" is liver cancer."""

from collections.abc import Mapping
from functools import cache

from assistant.retrieval.language.word_lists import DATA, load_word_lists
from assistant.retrieval.language.words import words_of

ANY = "any"
ORGAN_MARK = "organ:"
GROWTHS = (
    *("cancer", "cancers", "ca", "carcinoma", "carcinomas", "adenocarcinoma", "tumor", "tumors"),
    *("tumour", "tumours", "neoplasm", "neoplasms", "malignancy", "malignancies"),
    *("adeno", "adenoca", "scc", "mass"),
)
BETWEEN = (
    *("of the", "of", "in the", "in", "in my", "in her", "in his", "on the", "on my", "on her"),
    *("on his", "on left", "on right", "on the left", "on the right", "on my left", "on my right"),
)
STAGES = tuple(
    f"stage {number}{letter}"
    for number in ("1", "2", "3", "4", "i", "ii", "iii", "iv")
    for letter in ("", "a", "b", "c")
)
WRITTEN_IN_FRONT = {"ca", "carcinoma", "cancer"}
"""As reports have it: "ca breast", "carcinoma cervix"."""
LEUKEMIAS = (
    *("acute lymphoblastic leukemia", "acute myeloid leukemia", "chronic lymphocytic leukemia"),
    *("chronic myelogenous leukemia", "hairy cell leukemia"),
)
HEAD_AND_NECK = (
    *("oral cancer", "oropharyngeal cancer", "hypopharyngeal cancer", "nasopharyngeal cancer"),
    *("laryngeal cancer", "paranasal sinus and nasal cavity cancer", "salivary gland cancer"),
)
NEUROENDOCRINE = ("gastrointestinal carcinoid tumors", "merkel cell carcinoma")
SARCOMAS = (
    "osteosarcoma",
    "ewing sarcoma",
    "kaposi sarcoma",
    "gastrointestinal stromal tumors",
)
RELATED = (
    frozenset({"lung cancer", "non-small cell lung cancer", "small cell lung cancer"}),
    frozenset({"breast cancer", "male breast cancer"}),
    frozenset({"colon cancer", "rectal cancer", "colorectal cancer"}),
    frozenset({"skin cancer", "melanoma", "uveal melanoma"}),
    frozenset({"lymphoma", "non-hodgkin lymphoma"}),
    frozenset({"lymphoma", "hodgkin lymphoma"}),
    frozenset({"chronic lymphocytic leukemia", "non-hodgkin lymphoma"}),
    *(frozenset({"leukemia", kind}) for kind in LEUKEMIAS),
    *(frozenset({"head and neck cancer", place}) for place in HEAD_AND_NECK),
    *(frozenset({"sarcoma", kind}) for kind in SARCOMAS),
    *(frozenset({"neuroendocrine tumors", kind}) for kind in NEUROENDOCRINE),
)
"""Cancers whose documents may answer for each other."""


class CancerNames:
    """Finds cancers by their names; the lists come from `cancers.yaml`."""

    def __init__(self, lists: Mapping[str, tuple[str, ...]]) -> None:
        self._cancers = {
            tuple(form.split()): cancer
            for cancer, names in lists.items()
            for name in (" ".join(words_of(cancer)), *names)
            for form in _forms_of(name)
        }
        self._longest = max(map(len, self._cancers))

    def in_text(self, text: str) -> frozenset[str]:
        """Return the canonical names of the cancers `text` names; organs alone are none."""
        words = tuple(words_of(text))
        found = set()
        start = 0
        while start < len(words):
            cancer, length = self._longest_name(words, start)
            found.add(cancer)
            start += length
        return frozenset(found - {ANY})

    def _longest_name(self, words: tuple[str, ...], start: int) -> tuple[str, int]:
        # The longest first, so that "small cell lung cancer" is not read as "lung cancer".
        for length in range(min(self._longest, len(words) - start), 0, -1):
            cancer = self._cancers.get(words[start : start + length])
            if cancer is not None:
                return cancer, length
        return ANY, 1


@cache
def cancer_names() -> CancerNames:
    """Return the cancers this program knows, loaded on first use."""
    return CancerNames(load_word_lists(DATA / "cancers.yaml"))


def cancer_of(text: str) -> str:
    """Return the one cancer `text` is about, or "any" when it names none or several."""
    found = cancer_names().in_text(text)
    return next(iter(found)) if len(found) == 1 else ANY


def may_answer(document_cancer: str, asked: frozenset[str]) -> bool:
    """Say whether a document on one cancer may answer a question on the `asked` ones."""
    if not asked or document_cancer == ANY or document_cancer in asked:
        return True
    return any(document_cancer in family and family & asked for family in RELATED)


def _forms_of(name: str) -> list[str]:
    if not name.startswith(ORGAN_MARK):
        return [name]
    organ = name.removeprefix(ORGAN_MARK)
    staged = [f"{stage} {organ}" for stage in STAGES]
    return staged + [
        form
        for growth in GROWTHS
        for form in (
            f"{organ} {growth}",
            *(f"{growth} {between} {organ}" for between in BETWEEN),
            *((f"{growth} {organ}",) if growth in WRITTEN_IN_FRONT else ()),
        )
    ]
