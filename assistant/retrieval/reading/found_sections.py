"""Makes documents of texts from elsewhere: sections under headings, on pages, in passages of one length."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.domain import Document, Passage, Source
from assistant.retrieval.language.cancers import cancer_of
from assistant.retrieval.reading.documents import heading_of, slug
from assistant.retrieval.reading.medquad import cut_into_passages
from assistant.retrieval.reading.sidecar import Sidecar

YEAR_AT_END = re.compile(r"[-_. (v]*(?P<edition>(?:19|20)\d\d(?:[-_.]\d{1,2})?)\)?$")
FEWEST_WORDS = 4
"""A section of fewer words is a button or a page number."""


@dataclass(kw_only=True)
class FoundSection:
    """A heading as it stands in the file, and the text under it."""

    title: str
    paragraphs: list[str] = field(default_factory=list)
    page: int | None = None
    """Where it begins, from 1."""

    @property
    def text(self) -> str:
        """The paragraphs, with an empty line between them."""
        return "\n\n".join(self.paragraphs)


def make_found_document(
    path: Path, title: str, sections: Sequence[FoundSection], beside: Sidecar
) -> tuple[Document, list[Passage]]:
    """Return the document of a file; its id and edition come from its name, without a year at the end.

    So `guide-breast-2026.pdf` takes the place of `guide-breast-2025.pdf`.
    """
    name, edition = split_edition(path.stem)
    title = beside.title or " ".join(title.split()) or name
    document = Document(
        document_id=slug(name) or slug(path.stem),
        title=title,
        cancer=beside.cancer or cancer_of(title),
        topic=title,
        edition=beside.edition or edition,
        language=beside.language,
        licence=beside.licence,
        reviewed_by=beside.reviewed_by,
        sources=(Source(title=title, publisher=beside.publisher or path.name, url=beside.url),),
        answers=(),
    )
    return document, _passages(document, sections)


def split_edition(stem: str) -> tuple[str, str]:
    """Return a file's name without the year at its end, and that year: "2026" or "2026-11"."""
    match = YEAR_AT_END.search(stem)
    if match is None or not stem[: match.start()]:
        return stem, ""
    return stem[: match.start()], re.sub(r"[_.]", "-", match["edition"])


def _passages(document: Document, sections: Sequence[FoundSection]) -> list[Passage]:
    used: Counter[str] = Counter()
    passages = []
    for section in sections:
        if len(section.text.split()) < FEWEST_WORDS:
            continue
        for text in cut_into_passages(section.text):
            name = slug(section.title) or "text"
            used[name] += 1
            number = f"-{used[name]}" if used[name] > 1 else ""
            passages.append(_passage(document, section, f"{name}{number}", text))
    return passages


def _passage(document: Document, section: FoundSection, name: str, text: str) -> Passage:
    title = section.title or document.title
    return Passage(
        passage_id=f"{document.document_id}#{name}",
        document=document,
        heading=heading_of(document.cancer, title),
        section=f"{title} (page {section.page})" if section.page else title,
        text=text,
    )
