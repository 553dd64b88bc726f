import pytest

from assistant.phi.recognizers.photo import PhotoRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("see IMG_2041.HEIC", ["IMG_2041.HEIC"], id="file"),
        pytest.param(
            "https://pics.example/x/scar.jpg", ["https://pics.example/x/scar.jpg"], id="link"
        ),
        pytest.param("sent scan_of_me(2).png", ["scan_of_me(2).png"], id="numbered_copy"),
        # not found
        pytest.param("i took a photo", [], id="word"),
        # near misses
        pytest.param("report.pdf", [], id="other"),
    ],
)
def test_photo(text: str, expected: list[str]) -> None:
    assert found(PhotoRecognizer(), text) == expected
