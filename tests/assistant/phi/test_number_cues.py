import pytest

from assistant.domain import IdentifierKind
from assistant.phi.number_cues import cue_before


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        pytest.param("my fax number is ", IdentifierKind.FAX, id="number_tells_least"),
        pytest.param("the number is ", IdentifierKind.OTHER_ID, id="only_number"),
        pytest.param("policy on my phone: ", IdentifierKind.PHONE, id="nearest"),
        pytest.param("I called. It was ", None, id="sentence_before"),
        pytest.param("i slept ", None, id="nothing"),
    ],
)
def test_the_words_before_tell_what_a_number_is_for(
    before: str, kind: IdentifierKind | None
) -> None:
    assert cue_before(before + "123", len(before)) is kind
