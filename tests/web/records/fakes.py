"""A record that was read, and a reading that finds it in any file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from assistant.domain import (
    Fact,
    FactKind,
    FactStatus,
    FoundFact,
    ReadRecord,
    RecordPassage,
    ScrubbedText,
)

KI67 = Fact(kind=FactKind.BIOMARKER, name="Ki-67", value="18%", quote="Ki-67: 18%")
LETROZOLE = Fact(
    kind=FactKind.DRUG, name="letrozole", status=FactStatus.CURRENT, quote="continues letrozole"
)
REPORT = ReadRecord(
    title="Pathology report",
    digest="d1",
    pages=2,
    passages=(
        RecordPassage(text=ScrubbedText("Final diagnosis: carcinoma of the breast"), page=1),
        RecordPassage(text=ScrubbedText("Ki-67: 18% of cells"), page=2),
    ),
    found=(FoundFact(fact=KI67, page=2), FoundFact(fact=LETROZOLE, page=1)),
)


@dataclass
class FakeReading:
    """Finds the same record in every file."""

    record: ReadRecord = REPORT
    known: list[str] = field(default_factory=list)
    """What it was told of the account."""

    async def read(
        self,
        content: bytes,
        progress: Callable[[int, int], None],
        *,
        known: Sequence[str] = (),
    ) -> ReadRecord:
        self.known += known
        progress(0, 1)
        return self.record
