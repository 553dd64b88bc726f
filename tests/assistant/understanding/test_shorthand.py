"""Short forms are spelled out before the library is searched."""

import pytest

from assistant.understanding.shorthand import spelled_out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("what r the side effects", "what are the side effects"),
        ("pt on bev w/ DVT", "patient on bevacizumab with blood clot in the leg"),
        ("TLS risk?", "tumor lysis syndrome risk?"),
        ("R-CHOP for DLBCL", "R-CHOP for DLBCL"),
        ("nothing to spell out", "nothing to spell out"),
    ],
)
def test_a_short_form_is_spelled_out(typed: str, meant: str) -> None:
    assert spelled_out(typed) == meant
