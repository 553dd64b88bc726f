import re
from pathlib import Path

import pytest

from assistant import facts
from assistant.facts.names.patterns import Patterns, load_patterns
from assistant.facts.text.cues import Concept, load_cues

FOLDER = Path(facts.__file__).parent
DEFINED = re.compile(r"^([A-Z_]*WORDS) = Patterns\(\"(\w+)\"\)", re.MULTILINE)


def test_every_pattern_the_code_asks_for_is_in_the_file() -> None:
    missing = [
        f"{path.name}: {section}.{name}"
        for path in FOLDER.rglob("*.py")
        for variable, section in DEFINED.findall(path.read_text(encoding="utf-8"))
        for name in re.findall(rf"\b{variable}\.(\w+)", path.read_text(encoding="utf-8"))
        if name not in load_patterns()[section]
    ]

    assert missing == []


def test_a_pattern_that_is_missing_is_named() -> None:
    with pytest.raises(AttributeError, match=r"bare: nothing_like_it"):
        _ = Patterns("bare").nothing_like_it


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("they took me off <d0>", Concept.STOP),
        ("started me on <d0>", Concept.START),
        ("my <d0> is on hold", Concept.HOLD),
        ("never took <d0>", Concept.DECLINE),
    ],
)
def test_a_cue_is_found_in_marked_text(text: str, concept: Concept) -> None:
    assert concept in {cue.concept for cue in load_cues().find(text)}
