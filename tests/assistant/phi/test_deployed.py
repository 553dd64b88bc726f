import pytest
from presidio_analyzer import EntityRecognizer

from assistant.errors import ConfigurationError
from assistant.phi.deployed import load_recognizers


def test_a_recognizer_is_made_by_its_name() -> None:
    (made,) = load_recognizers(["assistant.phi.recognizers.fax:FaxRecognizer"])

    assert isinstance(made, EntityRecognizer)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("assistant.phi.recognizers.fax", id="no_class"),
        pytest.param("no.such.module:Thing", id="no_module"),
        pytest.param("assistant.phi.recognizers.fax:Nothing", id="no_such_class"),
        pytest.param("collections:OrderedDict", id="no_recognizer"),
    ],
)
def test_a_name_that_cannot_be_used_stops_the_start(name: str) -> None:
    with pytest.raises(ConfigurationError, match="cannot be used"):
        load_recognizers([name])


def test_every_fault_is_named_at_once() -> None:
    with pytest.raises(ConfigurationError) as raised:
        load_recognizers(["a:B", "c:D"])

    assert "a:B" in str(raised.value)
    assert "c:D" in str(raised.value)
