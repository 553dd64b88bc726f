"""Medicines the library does not know."""

import pytest

from assistant.answering.grounded.gaps import gap_blocks
from assistant.answering.grounded.material import lay_out
from tests.assistant.answering.samples import request


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("can i take omeprazole in daily life", ["omeprazole"]),
        ("ribociclib and daily life", []),
        ("ribocyclib and daily life", []),
        ("is daily life possible", []),
    ],
)
def test_an_unknown_medicine_is_named(question: str, named: list[str]) -> None:
    blocks = gap_blocks(lay_out(request(question)))

    assert [name for name in ("omeprazole", "ribocyclib") if name in str(blocks)] == named
