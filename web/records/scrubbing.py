"""Take identifiers out of a record that was read: out of its text, its facts, their quotes and dates."""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.domain import Fact, FoundFact, ReadRecord, RecordPassage, Scrubbed
from assistant.phi.cutting import pieces_of
from assistant.phi.scrubber import Scrubber
from assistant.records.plain_results import plain_results
from assistant.records.record import Record
from assistant.records.titles import title_of

PART = 3000
"""Characters that are scrubbed at once."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
Progress = Callable[[int, int], None]


async def scrubbed_record(
    record: Record,
    content: bytes,
    scrubber: Scrubber,
    progress: Progress,
    *,
    known: Sequence[str] = (),
) -> ReadRecord:
    """Return the record without identifiers, or raise `ScrubbingError`.

    `progress` is told how many parts are done, of how many; `known` are identifiers of the account.
    """
    scrubbing = _Scrubbing(scrubber, known, digest=hashlib.sha256(content).hexdigest())
    passages = await scrubbing.passages(record.text, progress)
    found = [await scrubbing.fact(one) for one in record.found]
    return ReadRecord(
        title=title_of(record),
        digest=scrubbing.digest,
        pages=record.pages,
        passages=tuple(passages),
        found=tuple(one for one in found if one is not None),
        notes=record.notes,
    )


class _Scrubbing:
    """One record: a name met on one page counts as known on the next."""

    def __init__(self, scrubber: Scrubber, known: Sequence[str], *, digest: str) -> None:
        self._scrubber = scrubber
        self._known = known
        self.digest = digest

    async def passages(self, text: str, progress: Progress) -> list[RecordPassage]:
        pages = text.split("\f")
        parts = [
            (number if len(pages) > 1 else None, part)
            for number, page in enumerate(pages, start=1)
            for part in _parts(page)
        ]
        passages: list[RecordPassage] = []
        for done, (page, part) in enumerate(parts):
            progress(done, len(parts))
            kept = (await self._scrubbed(part)).to_keep
            passages += [RecordPassage(text=one, page=page) for one in pieces_of(kept)]
        return passages

    async def fact(self, found: FoundFact) -> FoundFact | None:
        """Return a fact without identifiers; None for one whose very name is an identifier."""
        fact = found.fact
        if await self._scrub(f"Takes {fact.name}.") != plain_results(f"Takes {fact.name}."):
            return None
        safe = replace(
            fact,
            quote=(await self._scrubbed(fact.quote)).to_keep,
            value=await self._scrub(fact.value) if fact.value else fact.value,
            since=await self._since(fact),
        )
        return replace(found, fact=safe)

    async def _since(self, fact: Fact) -> str | None:
        """Keep how long ago, or the year; day and month go."""
        if fact.since is None or await self._scrub(f"since {fact.since}") == f"since {fact.since}":
            return fact.since
        year = _YEAR.search(fact.since)
        return year.group() if year else None

    async def _scrub(self, text: str) -> str:
        return (await self._scrubbed(text)).text

    async def _scrubbed(self, text: str) -> Scrubbed:
        return await self._scrubber.scrub(
            plain_results(text), conversation_id=self.digest, known=self._known
        )


def _parts(page: str) -> Iterator[str]:
    """Yield a page in parts that end where a line does."""
    lines: list[str] = []
    for line in _short_lines(page.splitlines()):
        if lines and sum(map(len, lines)) + len(line) > PART:
            yield "\n".join(lines)
            lines = []
        lines.append(line)
    if any(line.strip() for line in lines):
        yield "\n".join(lines)


def _short_lines(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield from (line[at : at + PART] for at in range(0, max(len(line), 1), PART))
