"""Read a C-CDA health summary, section by section, with a parser that opens nothing else."""

from collections.abc import Iterator

from lxml import etree

from assistant.domain import Fact, FoundFact
from assistant.records.ccda_entries import Element, read_section
from assistant.records.naming import Namer
from assistant.records.record import FactReader, Record, RecordKind
from assistant.records.wording import refusal

NS = {"h": "urn:hl7-org:v3"}
MOST_ELEMENTS = 400_000


def read_ccda(content: bytes, extractor: FactReader) -> Record:
    """Return the record, or raise `RecordError` when the file is damaged, unsafe or not C-CDA."""
    root = _parsed(content)
    if etree.QName(root).localname != "ClinicalDocument":
        raise refusal("not_ccda")
    namer = Namer(extractor)
    facts: dict[object, Fact] = {}
    texts: list[str] = []
    for section in _sections(root):
        texts.append(_text_of(section))
        for fact in read_section(section, namer):
            facts.pop(fact.slot, None)
            facts[fact.slot] = fact
    return Record(
        kind=RecordKind.CCDA,
        text="\n\n".join(text for text in texts if text),
        found=tuple(FoundFact(fact=fact) for fact in facts.values()),
    )


def _parsed(content: bytes) -> Element:
    """Parse without entities, network, external definitions or huge trees."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        dtd_validation=False,
        remove_pis=True,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refusal("broken_xml") from error
    if (
        root.getroottree().docinfo.internalDTD is not None
        or sum(1 for _ in root.iter()) > MOST_ELEMENTS
    ):
        raise refusal("broken_xml")
    return root


def _sections(root: Element) -> Iterator[Element]:
    yield from root.iterfind(".//h:structuredBody//h:section", NS)


def _text_of(section: Element) -> str:
    title = " ".join(part.strip() for part in _words(section, "h:title"))
    return f"{title}\n{' '.join(part for part in _words(section, 'h:text'))}".strip()


def _words(section: Element, path: str) -> Iterator[str]:
    found = section.find(path, NS)
    if found is not None:
        yield from (
            " ".join(text.split())
            for text in found.itertext()
            if isinstance(text, str) and text.strip()
        )
