"""Read a draft from a model's stream of text, one finished sentence or list item at a time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.domain import BlockKind, DraftBlock

NOT_ANSWERED = "NOT IN THE PASSAGES"
_MARKS = re.compile(r"\s*\[(\d{1,2}(?:\s*[,;]\s*\d{1,2})*)\]")
_END = re.compile(r"(?<=[.!?])[\"')\u201d\u2019]*(?:\*\*)?(?:\s*\[[\d,; ]+\])*[.]?(?=\s+(?!\[)\S)")
_ITEM = re.compile(r"^\s*(?:[-*\u2022]|\d{1,2}[.)])\s+(?=\S)")
_HEADING = re.compile(r"^\s*#{1,6}\s*(.+?)\s*#*$|^\s*\*\*([^*]{3,60}(?<![.?!]))\*\*:?$")
_MAIN_POINT = re.compile(r"^\s*\*\*(?:the )?main point:?\*\*:?\s*", re.IGNORECASE)
_WHOLE_LINE = re.compile(r"^\s*(?:[-*\u2022#]|\d{1,2}[.)](?:\s|$))(?!\*)")
_HTML = re.compile(r"<[^<>]*>|<[a-z/!][^>]*$", re.IGNORECASE)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)?")
_LINK = re.compile(r"\[([^\]\d][^\]]*)\]\([^)]*\)?")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_ABBREVIATION = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|St|vs|e\.g|i\.e|No|approx)\.$")
_THINKING = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
_OPEN_THINKING = re.compile(r"\A\s*<(?:t(?:h(?:i(?:n(?:k(?:>.*)?)?)?)?)?)?\Z", re.DOTALL)
_SECTIONS = {
    "for you": BlockKind.PERSONAL,
    "questions for your care team": BlockKind.QUESTION,
    "the main point": BlockKind.MAIN_POINT,
}


@dataclass(slots=True, kw_only=True)
class DraftParser:
    """Turns pieces of text into blocks as soon as each is finished; numbers become passage ids."""

    passage_ids: Sequence[str]
    """The id of number n is at n - 1; a number without an id is dropped."""
    buffer: str = ""
    section: BlockKind = BlockKind.SENTENCE
    has_lead: bool = False
    answered: bool = True
    """False once the model said that the passages don't answer the question."""

    def feed(self, piece: str) -> Iterator[DraftBlock]:
        """Take the next piece of the stream and yield the blocks it finishes."""
        self.buffer = _THINKING.sub("", self.buffer + piece)
        if _OPEN_THINKING.match(self.buffer):
            return
        while (text := self._cut_off()) is not None:
            yield from self._to_blocks(text)

    def finish(self) -> Iterator[DraftBlock]:
        """Yield what is left, when the stream ended as it should."""
        rest, self.buffer = self.buffer, ""
        for line in rest.splitlines():
            yield from self._to_blocks(line)

    @property
    def is_unfinished(self) -> bool:
        """Tell whether the text stops inside a sentence."""
        rest = _MARKS.sub("", self.buffer).strip().rstrip("*\"')\u201d\u2019")
        return bool(rest) and rest[-1] not in ".!?:" and NOT_ANSWERED not in rest

    def _cut_off(self) -> str | None:
        """Cut the next finished line or sentence off the buffer; None when none is finished yet."""
        line, newline, rest = self.buffer.partition("\n")
        end = None if _WHOLE_LINE.match(line) else _sentence_end(line)
        if end is not None:
            self.buffer = self.buffer[end:].lstrip(" ")
            return line[:end]
        if not newline:
            return None
        self.buffer = rest
        return line

    def _to_blocks(self, text: str) -> Iterator[DraftBlock]:
        heading = _HEADING.match(text.strip())
        if NOT_ANSWERED in text:
            self.answered = False
        elif heading:
            yield from self._open_section((heading[1] or heading[2]).strip("*: "))
        elif text.strip():
            yield from self._claim(text)

    def _open_section(self, title: str) -> Iterator[DraftBlock]:
        self.section = _SECTIONS.get(title.lower(), BlockKind.SENTENCE)
        self.has_lead = True
        if self.section is not BlockKind.MAIN_POINT:
            yield DraftBlock(kind=BlockKind.HEADING, text=_clean(title), by_model=True)

    def _claim(self, text: str) -> Iterator[DraftBlock]:
        if label := _MAIN_POINT.match(text):
            self.section, text = BlockKind.MAIN_POINT, text[label.end() :]
        numbers = [int(n) for found in _MARKS.findall(text) for n in re.findall(r"\d+", found)]
        words = _clean(_MARKS.sub("", _ITEM.sub("", text)))
        if words:
            kind, cites = self._kind(text), self._ids(numbers)
            yield DraftBlock(kind=kind, text=words, cites=cites, by_model=True)

    def _kind(self, text: str) -> BlockKind:
        if self.section is not BlockKind.SENTENCE:
            return self.section
        if _ITEM.match(text):
            return BlockKind.ITEM
        first, self.has_lead = not self.has_lead, True
        return BlockKind.LEAD if first else BlockKind.SENTENCE

    def _ids(self, numbers: Sequence[int]) -> tuple[str, ...]:
        known = [self.passage_ids[n - 1] for n in numbers if 1 <= n <= len(self.passage_ids)]
        return tuple(dict.fromkeys(known))


def _sentence_end(line: str) -> int | None:
    """Return where the first sentence of `line` ends, marks included, if another one follows."""
    ends = (found.end() for found in _END.finditer(line))
    return next((end for end in ends if not _ABBREVIATION.search(line[:end])), None)


def _clean(text: str) -> str:
    """Return `text` without HTML, images, links and addresses: a model may not send anyone anywhere."""
    for pattern, kept in ((_IMAGE, ""), (_LINK, r"\1"), (_HTML, ""), (_ADDRESS, "")):
        text = pattern.sub(kept, text)
    text = re.sub(r"\s+([.,;:!?])", r"\1", " ".join(text.split()))
    return text if text.count("**") % 2 == 0 else text.replace("**", "")
