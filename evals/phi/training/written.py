"""Hand-written messages with their spans, as they are and with other names in their places."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from evals.phi.training.pieces import Piece, Pieces
from evals.phi.training.slots import SlotFiller

_AS_WRITTEN = 0.4
_TAGGED = frozenset({"NAME", "CITY", "HOSPITAL", "EMPLOYER"})


def read_written(paths: Sequence[Path]) -> list[Pieces]:
    """Return the messages cut into pieces; only the kinds the tagger finds keep their label."""
    lines = (line for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    return [list(_cut(json.loads(line))) for line in lines if line]


def vary(pieces: Pieces, filler: SlotFiller, random: Random) -> Pieces:
    """Return the message as it is, or with each identifier replaced by another of its kind."""
    if random.random() < _AS_WRITTEN:
        return pieces
    return [
        Piece(_another(piece, filler), piece.label) if piece.label else piece for piece in pieces
    ]


def _cut(row: dict[str, object]) -> Iterator[Piece]:
    text, spans = str(row["text"]), row.get("spans")
    position = 0
    ordered = sorted(spans, key=lambda s: int(s["start"])) if isinstance(spans, list) else []
    for span in ordered:
        if span["start"] < position:
            continue
        if span["start"] > position:
            yield Piece(text[position : span["start"]])
        label = span["label"] if span["label"] in _TAGGED else ""
        yield Piece(text[span["start"] : span["end"]], label)
        position = span["end"]
    if position < len(text):
        yield Piece(text[position:])


def _another(piece: Piece, filler: SlotFiller) -> str:
    drawn = _drawers(piece, filler)[piece.label]()
    if piece.text.islower():
        return drawn.lower()
    return drawn.upper() if piece.text.isupper() and len(piece.text) > len("ABC") else drawn


def _drawers(piece: Piece, filler: SlotFiller) -> dict[str, Callable[[], str]]:
    names, places = filler.names, filler.places
    if " " in piece.text:
        name = names.full
    else:
        name = names.last if filler.is_last(piece.text) else names.first
    return {
        "NAME": name,
        "CITY": places.city,
        "HOSPITAL": places.facility,
        "EMPLOYER": filler.employer,
    }
