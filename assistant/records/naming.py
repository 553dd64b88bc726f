"""Give things of structured records the names facts use, with the help of the fact reader."""

import re
from collections.abc import Sequence

from assistant.domain import ChangeKind, Fact, FactKind, Role
from assistant.records.record import FactReader

SENTENCES = {
    FactKind.DRUG: "Takes {text}.",
    FactKind.CANCER: "Has {text}.",
    FactKind.CONDITION: "Has {text}.",
    FactKind.PROCEDURE: "Had {text}.",
    FactKind.BIOMARKER: "{text}",
    FactKind.LAB: "{text}",
    FactKind.METASTASIS: "Metastasis in {text}.",
    FactKind.STAGE: "Stage {text}.",
    FactKind.ALLERGY: "Allergic to {text}.",
}
STRENGTH = re.compile(
    r"\b\d[\d.,]*\s*(?:mg|mcg|g|ml|unit|iu|%|mg/ml).*$|\(.*?\)|\b(?:oral|tablet|capsule|injection|solution|product|intravenous|hydrochloride|acetate|succinate|mesylate|sodium|tosylate)\b.*$",
    re.IGNORECASE,
)
SITE_SUFFIX = re.compile(r"\b(?:structure|of|the|left|right|body|entire)\b", re.IGNORECASE)


EFFUSION = re.compile(
    r"malignant (?:(pleural) effusion|(pericardial) effusion|ascites)", re.IGNORECASE
)


def effusion_place(text: str) -> str | None:
    """Return the place that fluid with cancer cells in it shows the cancer has reached."""
    match = EFFUSION.search(text)
    if match is None:
        return None
    return {"pleural": "pleura", "pericardial": "heart"}.get(
        (match.group(1) or match.group(2) or "").lower(), "peritoneum"
    )


class Namer:
    """Names things; what the fact reader does not know keeps the words of the record."""

    def __init__(self, extractor: FactReader) -> None:
        self._extractor = extractor

    def facts_in(self, text: str) -> list[Fact]:
        """Return all facts a text states."""
        changes = self._extractor.read(text, speaker=Role.DOCUMENT)
        return [change.fact for change in changes if change.change is not ChangeKind.WITHDRAWN]

    def named(self, text: str, kinds: Sequence[FactKind]) -> list[Fact]:
        """Return the facts of the first of `kinds` that `text` names."""
        for kind in kinds:
            facts = [f for f in self.facts_in(SENTENCES[kind].format(text=text)) if f.kind is kind]
            if facts:
                return facts
        return []

    def drug(self, text: str) -> str:
        """Return the generic name; of an unknown medicine the name without strength and form."""
        bare = STRENGTH.sub("", text).strip(" ,-")
        known = self.named(bare or text, [FactKind.DRUG]) or self.named(text, [FactKind.DRUG])
        return known[0].name if known else (bare or text).lower()

    def site(self, text: str) -> str:
        """Return the plain name of a place in the body."""
        bare = " ".join(SITE_SUFFIX.sub(" ", text).split())
        known = self.named(bare, [FactKind.METASTASIS])
        return known[0].name if known else bare.lower()
