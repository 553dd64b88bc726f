"""What evidence is learnt from: questions, what the search found for each, and which of it is right."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from assistant.retrieval.embedding.embedder import WordLlamaEmbedder
from assistant.retrieval.index.embedded_store import EmbeddedStore
from assistant.yaml_files import read_yaml
from evals.search.abstention import DEVELOPMENT, asked, outside_questions
from evals.search.held_out import held_out_stores
from evals.search.stores import LIBRARY as LIBRARY_FOLDER
from evals.search.stores import embedded_store, read_jsonl

HERE = Path(__file__).parent
DRUG = "drug:"
LIBRARY = "library"
"""The source of questions that are the library's own."""
INSIDE = ("questions.jsonl", "more_questions.jsonl", "another_writer_questions.jsonl")
OUTSIDE = ("outside.jsonl", "more_outside.jsonl", "another_writer_outside.jsonl")
EARLIER_WRITERS = "writers of the search questions"
MESSAGES = "meqsum"
"""Kinds of outside questions that only lie beside the checkout: left out, so that anybody gets the same."""
LOOKED_AT = 40

Features = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A document that was found for a question."""

    document: str
    features: Features
    context: Features
    is_right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A question with all that was found."""

    question: str
    source: str
    is_inside: bool
    found: Sequence[Found]

    @property
    def writer(self) -> str:
        """Who wrote the question, told by its file: half of each pair of files is inside."""
        pairs = (pair for pair in zip(INSIDE, OUTSIDE, strict=True) if self.source in pair)
        own = LIBRARY if self.source == LIBRARY else EARLIER_WRITERS
        return next(pairs, (own,))[0]


def read_examples(folder: Path) -> list[Example]:
    """Return all examples; indexes are made in `folder`."""
    embedder = WordLlamaEmbedder()
    store = embedded_store(LIBRARY_FOLDER, folder, embedder)
    examples = [*_of_subjects(store), *_outside(store), *_inside_without_document(store)]
    for half, asked_of in held_out_stores(folder, embedder):
        for question, names in asked_of:
            examples.append(_example(half, question, LIBRARY, names.__contains__))
    return examples


def subject_patterns() -> dict[str, list[str]]:
    """Return which documents are on a subject, by its key."""
    patterns: dict[str, list[str]] = read_yaml(HERE / "subjects.yaml")
    return patterns


def is_on(document: str, subjects: Sequence[str], patterns: dict[str, list[str]]) -> bool:
    """Tell whether a document is on one of the subjects."""
    wanted = [
        pattern
        for subject in subjects
        for pattern in patterns.get(subject, [f"*{subject.removeprefix(DRUG)}*"])
    ]
    return any(fnmatch(document, pattern) for pattern in wanted)


def _of_subjects(store: EmbeddedStore) -> Iterator[Example]:
    patterns = subject_patterns()
    for name in INSIDE:
        for line in (HERE / name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            subjects: list[str] = row["subjects"]
            yield _example(
                store,
                row["question"],
                name,
                lambda one, wanted=subjects: is_on(one, wanted, patterns),  # type: ignore[misc]
            )


def _outside(store: EmbeddedStore) -> Iterator[Example]:
    own = {name: [asked(line) for line in read_jsonl(HERE / name)] for name in OUTSIDE}
    for kind, questions in {**outside_questions(), **own}.items():
        for question in () if kind.startswith(MESSAGES) else questions:
            yield _example(store, question, kind, None)


def _inside_without_document(store: EmbeddedStore) -> Iterator[Example]:
    for path in sorted(DEVELOPMENT.glob("*inside.jsonl")):
        for line in read_jsonl(path):
            yield _example(store, asked(line), path.stem, lambda _: False)


def _example(
    store: EmbeddedStore, question: str, source: str, is_right: Callable[[str], bool] | None
) -> Example:
    found: dict[str, Found] = {}
    for document, evidence in store.judge(question, limit=LOOKED_AT):
        found.setdefault(
            document,
            Found(
                document=document,
                features=dict(evidence.features),
                context=dict(evidence.context.features),
                is_right=is_right is not None and is_right(document),
            ),
        )
    return Example(
        question=question, source=source, is_inside=is_right is not None, found=[*found.values()]
    )
