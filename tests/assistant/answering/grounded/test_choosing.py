"""Which pieces of sections are chosen."""

from assistant.answering.grounded.choosing import (
    best_pieces,
    first_or_fitting,
    fitting_pieces,
    piece_score,
    pieces_of,
    within_words,
)
from assistant.answering.language.relevance import Relevance
from tests.assistant.answering.samples import LIFESTYLE, passage

LIST = passage(
    LIFESTYLE, "List", "- **Soy.** Fine.\n- Tea with soy and wine.\n- **Wine.** Less.\n- Bread."
)
PIECES = pieces_of(LIST)
ASKED = Relevance.of("is wine ok", [LIST.text])


def test_the_bold_opening_of_an_item_counts_twice() -> None:
    assert [piece_score(piece, ASKED) for piece in PIECES] == [0.0, 1.0, 2.0, 0.0]


def test_the_best_come_first_or_in_their_order() -> None:
    wine_first = Relevance(weights={"soy": 1.0, "alcohol": 1.5})

    assert [p.place for p in best_pieces(PIECES, wine_first, 2)] == [2, 1]
    assert [p.place for p in fitting_pieces(PIECES, wine_first, 2)] == [1, 2]
    assert [p.place for p in best_pieces(PIECES, ASKED, 3)] == [2]


def test_the_rest_is_filled_up_from_the_top() -> None:
    assert [piece.place for piece in first_or_fitting(PIECES, ASKED, 2)] == [0, 2]


def test_words_are_limited_but_never_to_nothing() -> None:
    assert len(within_words(PIECES, 0)) == 1
    assert len(within_words(PIECES, 0, at_least=2)) == 2
    assert len(within_words(PIECES, 100)) == 4
