"""Reads a web page: headings and text, without scripts, menus and what is hidden."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree, html

from assistant.domain import Document, Passage
from assistant.errors import LibraryError
from assistant.retrieval.reading.found_sections import FoundSection, make_found_document
from assistant.retrieval.reading.sidecar import read_sidecar

LEFT_OUT = (
    *("script", "style", "noscript", "template", "iframe", "object", "svg", "form", "button"),
    *("nav", "header", "footer", "aside", "head", "select"),
)
HEADINGS = {"h1", "h2", "h3", "h4"}
TEXTS = {"p", "li", "td", "th", "dt", "dd", "blockquote", "pre", "figcaption"}
INSIDE_A_LINE = {
    "a",
    "abbr",
    "b",
    "cite",
    "code",
    "em",
    "i",
    "mark",
    "q",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "u",
}
HIDDEN = (
    "//*[@hidden or @aria-hidden='true' or contains(translate(@style, ' ', ''), 'display:none')]"
)


def read_html(path: Path) -> tuple[Document, list[Passage]]:
    """Return the page as a document, or raise `LibraryError`."""
    try:
        tree = html.fromstring(path.read_bytes(), parser=html.HTMLParser(no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise LibraryError(f"{path.name} cannot be read.", [f"{path.name}: no HTML."]) from error
    title = _title_of(tree)
    _remove(tree)
    sections = _sections(next(tree.iter("main", "article"), tree), title)
    document, passages = make_found_document(path, title, sections, read_sidecar(path))
    if not passages:
        raise LibraryError(f"{path.name} is empty.", [f"{path.name}: there is no text in it."])
    return document, passages


def _title_of(tree: Any) -> str:  # noqa: ANN401  # lxml's elements are untyped
    for tag in ("h1", "title"):
        for element in tree.iter(tag):
            if _text_of(element):
                return _text_of(element)
    return ""


def _remove(tree: Any) -> None:  # noqa: ANN401  # as above
    for element in [*tree.iter(*LEFT_OUT), *tree.xpath(HIDDEN), *tree.iter(etree.Comment)]:
        if element.getparent() is not None:
            element.drop_tree()


def _sections(body: Any, title: str) -> list[FoundSection]:  # noqa: ANN401  # as above
    sections = [FoundSection(title=title)]
    for element in _outermost(body):
        text = _text_of(element)
        if element.tag in HEADINGS:
            sections.append(FoundSection(title=text))
        elif text:
            sections[-1].paragraphs.append(text)
    return sections


def _outermost(element: Any) -> Iterator[Any]:  # noqa: ANN401  # as above
    """Give headings and texts in their order; a text inside a text is a part of it."""
    if element.tag in HEADINGS or element.tag in TEXTS:
        yield element
        return
    has_blocks = any(True for _ in element.iter(*HEADINGS, *TEXTS))
    if not has_blocks:
        if element.tag not in {"html", "body"} or _text_of(element):
            yield element
        return
    for child in element:
        yield from _outermost(child)


def _text_of(element: Any) -> str:  # noqa: ANN401  # as above
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Any) -> Iterator[str]:  # noqa: ANN401  # as above
    """Give the texts inside; what stands on a line of its own is kept apart from its neighbours."""
    yield element.text or ""
    for child in element:
        apart = "" if child.tag in INSIDE_A_LINE else " "
        yield apart
        yield from _pieces(child)
        yield apart
        yield child.tail or ""
