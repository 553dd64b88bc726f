"""Reads a file of the MedQuAD collection as it is published: one XML document with question and answer pairs."""

from pathlib import Path
from typing import Any

from lxml import etree

from assistant.errors import LibraryError
from assistant.retrieval.reading.medquad import MedquadReading, read_entry


def read_medquad_xml(path: Path) -> MedquadReading:
    """Return one document for each pair that has an answer; raise `LibraryError` for other XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(path.read_bytes(), parser)
    except etree.XMLSyntaxError as error:
        raise LibraryError(f"{path.name} cannot be read.", [f"{path.name}: no XML."]) from error
    etree.strip_elements(root, etree.Entity, with_tail=False)
    pairs = root.findall("./QAPairs/QAPair")
    if root.tag != "Document" or not pairs:
        reason = f"{path.name}: no XML in MedQuAD's layout (a Document with QAPairs)."
        raise LibraryError(f"{path.name} cannot be read.", [reason])
    reading = MedquadReading()
    for number, pair in enumerate(pairs, start=1):
        entry = _entry(root, pair, number)
        if entry["answer"]:
            read_entry(reading, entry, f"{path.name}, pair {number}")
    return reading


def _entry(root: Any, pair: Any, number: int) -> dict[str, object]:  # noqa: ANN401  # lxml's elements are untyped
    question = pair.find("Question")
    return {
        "id": f"{root.get('source', 'medquad')}_{root.get('id', '')}_{pair.get('pid', number)}",
        "focus": _text(root.find("Focus")),
        "qtype": question.get("qtype", "") if question is not None else "",
        "question": _text(question),
        "answer": _text(pair.find("Answer")),
        "synonyms": [_text(one) for one in root.iterfind(".//Synonym")],
        "url": root.get("url", ""),
        "source": root.get("source", ""),
    }


def _text(element: Any) -> str:  # noqa: ANN401  # as above
    return "" if element is None else " ".join("".join(element.itertext()).split())
