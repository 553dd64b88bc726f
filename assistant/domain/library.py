"""Documents, passages, conditions."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.facts import FactKind


class SectionRole(StrEnum):
    """What a section of a document is for; `untyped` in documents from elsewhere."""

    SHORT_ANSWER = "short_answer"
    DEPENDS_ON = "depends_on"
    DETAIL = "detail"
    FOR_YOU = "for_you"
    WHEN_TO_CALL = "when_to_call"
    QUESTIONS = "questions"
    MAIN_POINT = "main_point"
    UNTYPED = "untyped"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionClause:
    """One thing that must be remembered: `drug:ribociclib current`, `biomarker:HER2 low`."""

    kind: FactKind
    name: str
    qualifier: str | None = None
    """A status or a value; None: any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """When a conditional part applies: every clause must hold."""

    clauses: tuple[ConditionClause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the original can be read."""

    title: str
    publisher: str
    year: int | None = None
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A trusted document: everything but its passages."""

    document_id: str
    title: str
    cancer: str = "any"
    topic: str = ""
    setting: str = "any"
    kind: str = "general"
    edition: str = ""
    language: str = "en"
    licence: str = ""
    reviewed_by: str = "none"
    sources: tuple[Source, ...] = ()
    answers: tuple[str, ...] = ()
    """Other ways to ask what this document answers."""
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of a document: one section, or one conditional part."""

    passage_id: str
    document: Document
    heading: str
    """"Disease - section", for example "Breast cancer - surgery for metastases"."""
    text: str
    """Markdown."""
    section: str = ""
    """The section's own title: "What it depends on"."""
    role: SectionRole = SectionRole.UNTYPED
    condition: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPassage:
    """A passage as found, with the fused score (0 to 1 within one search) and the evidence."""

    passage: Passage
    score: float
    cosine: float = 0.0
    """Similarity of meaning, -1 to 1; comparable between searches, unlike `score`."""
    confidence: float = 0.0
    """How likely the library answers the question with it, 0 to 1; 0 where nobody judged."""
    matched_terms: int = 0
    """How many different content words of the query stand in the passage."""
    from_copy: bool = False
    """The store that is configured did not answer; this comes from the copy kept here."""
