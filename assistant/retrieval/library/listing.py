"""Says in lines what is in the library: one for each document, or all about one."""

from collections.abc import Iterator, Sequence

from assistant.errors import LibraryError
from assistant.retrieval.library.changed_passages import ChangedPassages
from assistant.retrieval.library.shelf import Shelf, Shelved, State
from assistant.retrieval.reading.licences import may_be_passed_on

STATES = {State.CURRENT: "searched", State.OLDER: "kept, not searched", State.REMOVED: "removed"}


def listed(shelf: Shelf) -> Iterator[str]:
    """Give a line for each document that is searched, and what there is in all."""
    documents = shelf.documents()
    for one in documents:
        document = one.document
        stays = "" if may_be_passed_on(document) else "  [licensed: stays here]"
        edition = document.edition or "undated"
        yield f"{document.document_id}  {edition}  {one.passages} passages  {document.title}{stays}"
    yield f"{len(documents)} documents in {shelf.count_passages()} passages"


def described(shelf: Shelf, document_id: str) -> Iterator[str]:
    """Give all that is known of a document, with its editions; raise `LibraryError` if unknown."""
    editions = shelf.editions_of(document_id)
    if not editions:
        raise LibraryError(f"There is no document {document_id} in the library.", [])
    newest = shelf.current(document_id) or editions[-1]
    yield from _about(newest)
    yield "Editions:"
    yield from (f"  {_edition(one)}" for one in editions)
    yield "Passages:"
    for passage in shelf.passages_of(newest):
        words = len(passage.text.split())
        yield f"  {passage.passage_id}  {passage.section or passage.heading}, {words} words"


def changed(changes: ChangedPassages) -> Iterator[str]:
    """Give the passages that no longer say what they said."""
    for passage_id, at in changes.changes.items():
        yield f"{passage_id}  {at:%Y-%m-%d %H:%M}"


def _about(one: Shelved) -> Sequence[str]:
    document = one.document
    sources = (f"  {source.title}, {source.publisher}  {source.url}" for source in document.sources)
    licence = document.licence or "not stated"
    passed_on = "may be passed on" if may_be_passed_on(document) else "its text stays here"
    return [
        f"{document.title}",
        f"Cancer: {document.cancer}. Topic: {document.topic}.",
        f"Licence: {licence}; {passed_on}. Reviewed by: {document.reviewed_by}.",
        f"File: {one.file}",
        "Sources:",
        *sources,
    ]


def _edition(one: Shelved) -> str:
    edition = one.document.edition or "undated"
    return f"{edition}, added {one.added_at:%Y-%m-%d %H:%M}, {STATES[one.state]}"
