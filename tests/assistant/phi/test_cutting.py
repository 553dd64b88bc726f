from assistant.domain import ScrubbedText
from assistant.phi.cutting import pieces_of

SHORT = "FINAL DIAGNOSIS:"
LONG = " ".join(["A sentence of seven words stands here."] * 40)


def test_nothing_is_lost_and_no_piece_is_long() -> None:
    pieces = pieces_of(ScrubbedText(f"{SHORT}\n\n{LONG}\n\n{LONG}"))

    assert " ".join(" ".join(pieces).split()) == " ".join(f"{SHORT} {LONG} {LONG}".split())
    assert max(len(piece.split()) for piece in pieces) <= 100


def test_a_heading_goes_with_what_follows_it() -> None:
    pieces = pieces_of(ScrubbedText(f"{SHORT}\n\nInvasive carcinoma of the left breast."))

    assert pieces == [f"{SHORT}\nInvasive carcinoma of the left breast."]


def test_lines_stay_lines() -> None:
    lines = "\n".join(
        f"Marker {number}: negative in all the cells that were seen" for number in range(3)
    )

    assert pieces_of(ScrubbedText(lines)) == [lines]


def test_no_text_has_no_pieces() -> None:
    assert pieces_of(ScrubbedText(" \n\n ")) == []
