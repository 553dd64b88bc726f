import pytest

from assistant.phi.recognizers.biometric import BiometricRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("attached my voiceprint_jl.wav", ["voiceprint_jl.wav"], id="file"),
        pytest.param("fingerprint id FP-88213", ["FP-88213"], id="number"),
        pytest.param("saved as palm_left_22.tpl", ["palm_left_22.tpl"], id="template_file"),
        # not found
        pytest.param("they scanned my fingerprint at the door", [], id="words"),
        # near misses
        pytest.param("iris is a flower, 12 of them", [], id="iris"),
    ],
)
def test_biometric(text: str, expected: list[str]) -> None:
    assert found(BiometricRecognizer(), text) == expected
