"""Which figures a text gives, and whether a source gives them too."""

import pytest

from assistant.answering.language.quantities import unsupported

SOURCE = (
    "A temperature of 38.0 °C (100.4 °F). Blood is checked every two weeks for 2 months. About 30% of "
    "1,500 people in trial E2108 took 200 to 600 mg. One in five felt it. Ages 40-50."
)


@pytest.mark.parametrize(
    "text",
    [
        "38 °C or 100.4°F is a fever.",
        "Every 2 weeks for two months.",
        "30 percent of 1500 people.",
        "Between 200 mg and 600 mg.",
        "The trial E2108 asked.",
        "One or a few spots.",
        "From 40 to 50.",
        "No figure at all.",
    ],
)
def test_figures_that_the_source_gives_are_supported(text: str) -> None:
    assert not unsupported(text, SOURCE)


@pytest.mark.parametrize(
    "text",
    [
        "39 °C is a fever.",
        "About 70% felt it.",
        "Seventy percent felt it.",
        "One in three felt it.",
        "Every 3 months.",
        "Take 30 mg.",
        "Three weeks on.",
        "1,501 people.",
        "Between 200 and 700 mg.",
    ],
)
def test_figures_that_the_source_does_not_give_are_not(text: str) -> None:
    assert unsupported(text, SOURCE)
