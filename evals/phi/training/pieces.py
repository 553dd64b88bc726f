"""Texts with labels while they are put together: pieces that are an identifier or are not."""

import re
from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from assistant.phi.tokens import Token, tokenize

_KEYS = {
    "a": "sq", "e": "wr", "i": "uo", "o": "ip", "n": "bm", "t": "ry", "s": "ad", "r": "et", "l": "k",
    "d": "sf", "h": "gj", "c": "xv", "m": "n", "u": "yi", "g": "fh",
}  # fmt: skip
_SHORTENED = {
    "you": "u", "your": "ur", "are": "r", "because": "bc", "with": "w/", "please": "pls", "and": "&",
    "what": "wat", "doctor": "dr", "appointment": "appt", "about": "abt", "people": "ppl", "going to": "gonna",
}  # fmt: skip


class Piece(NamedTuple):
    """A stretch of text; `label` is empty where it identifies nobody."""

    text: str
    label: str = ""


Pieces = list[Piece]


def join(parts: Sequence[Pieces], separators: Sequence[str]) -> Pieces:
    """Put parts together; `separators` has one entry fewer."""
    joined = list(parts[0])
    for separator, part in zip(separators, parts[1:], strict=True):
        joined += [Piece(separator), *part]
    return joined


def tokens_and_labels(pieces: Pieces) -> tuple[list[Token], list[str]]:
    """Return the tokens of the whole text with B-, I- and O labels."""
    text = "".join(piece.text for piece in pieces)
    labels: dict[int, str] = {}
    position = 0
    for piece in pieces:
        for index in range(position, position + len(piece.text)):
            labels[index] = piece.label
        position += len(piece.text)
    starts = _starts(pieces)
    tokens = tokenize(text)
    return tokens, [_label(token, labels, starts, tokens, i) for i, token in enumerate(tokens)]


def disturb(pieces: Pieces, random: Random) -> Pieces:
    """Write the text the way people type on a phone: case, signs, slips."""
    if random.random() < 0.5:
        pieces = [p if p.label else Piece(_mistype(p.text, random)) for p in pieces]
    if random.random() < 0.25:
        pieces = [
            p if p.label else Piece(re.sub(r"(?<!\d)[.,!?;'](?!\d)", "", p.text)) for p in pieces
        ]
    return _recase(pieces, random)


def _recase(pieces: Pieces, random: Random) -> Pieces:
    chance = random.random()
    if chance < 0.38:
        return [Piece(p.text.lower(), p.label) for p in pieces]
    if chance < 0.42:
        return [Piece(p.text.upper(), p.label) for p in pieces]
    if chance < 0.45:
        return [
            Piece(re.sub(r"(?<![\w'])[a-z]", lambda m: m[0].upper(), p.text), p.label)
            for p in pieces
        ]
    if chance < 0.52:
        return [
            Piece(p.text.lower() if p.label and random.random() < 0.6 else p.text, p.label)
            for p in pieces
        ]
    return _sentence_case(pieces) if chance < 0.85 else pieces


def _sentence_case(pieces: Pieces) -> Pieces:
    cased: Pieces = []
    fresh = True
    for piece in pieces:
        text = piece.text
        if fresh and text and not piece.label:
            text = text[:1].upper() + text[1:]
        if not piece.label:
            text = re.sub(r"([.!?\n] *)([a-z])", lambda m: m[1] + m[2].upper(), text)
            text = re.sub(r"\bi\b", "I", text)
        if text.strip():
            fresh = bool(re.search(r"[.!?\n]\s*$", text))
        cased.append(Piece(text, piece.label))
    return cased


def _mistype(text: str, random: Random) -> str:
    parts = re.split(r"(\s+)", text)
    return "".join(_slip(part, random) if random.random() < 0.08 else part for part in parts)


def _slip(word: str, random: Random) -> str:
    if word in _SHORTENED:
        return _SHORTENED[word]
    if len(word) < 4 or not word.isalpha():
        return word
    at = random.randrange(1, len(word) - 1)
    slips = [
        word[:at] + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at] + word[at:],
        word[:at] + random.choice(_KEYS.get(word[at], word[at])) + word[at + 1 :],
    ]
    return random.choice(slips)


def _starts(pieces: Pieces) -> set[int]:
    starts: set[int] = set()
    position = 0
    for piece in pieces:
        if piece.label:
            starts.add(position)
        position += len(piece.text)
    return starts


def _label(
    token: Token, labels: dict[int, str], starts: set[int], tokens: Sequence[Token], index: int
) -> str:
    label = labels[token.start]
    if not label or not token.text[0].isalpha():
        return _inside_or_outside(label, labels, tokens, index)
    before = tokens[index - 1] if index else None
    begins = token.start in starts or before is None or labels[before.start] != label
    return f"{'B' if begins else 'I'}-{label}"


def _inside_or_outside(
    label: str, labels: dict[int, str], tokens: Sequence[Token], index: int
) -> str:
    inner = 0 < index < len(tokens) - 1 and labels[tokens[index + 1].start] == label
    return f"I-{label}" if label and inner and labels[tokens[index - 1].start] == label else "O"
