import pytest

from assistant.phi.recognizers.unknown_name import UnknownNameRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("i told Oyindamola about it", ["Oyindamola"], id="inside_a_sentence"),
        pytest.param("is it from the O'Dowds or us", ["O'Dowds"], id="apostrophe"),
        pytest.param("bracelet: VÁCLAVÍKOVÁ, B. / ward 2", ["VÁCLAVÍKOVÁ, B"], id="label"),
        # not found
        pytest.param("i told oyindamola about it", [], id="small_letters"),
        pytest.param("i told Somebody about it", [], id="ordinary"),
        # near misses
        pytest.param("started on Keytruda and Taxotere", [], id="drugs"),
        pytest.param("flights to Nairobi are long", [], id="town"),
        pytest.param("It Is All Written Like Oyindamola", [], id="title_case"),
        pytest.param("a Ganglioneuroblastoma was seen", [], id="tumor"),
    ],
)
def test_unknown_name(text: str, expected: list[str]) -> None:
    assert found(UnknownNameRecognizer(), text) == expected
