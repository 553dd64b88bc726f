"""Groups English words by the company they keep, from the pairs counted in `symspellpy` (MIT)."""

from collections import Counter
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

OUT = Path(__file__).parents[2] / "assistant" / "phi" / "lexicons" / "clusters.txt"
_CONTEXTS = 2500
_FEWEST_PAIRS = 4
_DIMENSIONS = 120
_CLUSTERS = 200
_ROUNDS = 25
_SMOOTHING = 0.75
_TINY = 1e-6
_UNFIT = "porn"
"""The company of this word is left out; no patient should meet it in our files."""

Matrix = NDArray[np.float32]


def main() -> None:
    """Write one cluster a line, its words by frequency."""
    ranks, pairs = read_counts()
    degree = Counter(word for first, second, _ in pairs for word in (first, second))
    listed = [word for word, count in degree.items() if count >= _FEWEST_PAIRS]
    contexts = sorted((w for w in degree if w in ranks), key=ranks.__getitem__)[:_CONTEXTS]
    random = np.random.default_rng(0)
    vectors = embed(count_neighbours(listed, contexts, pairs), random)
    clusters = assign(vectors, random)
    lines = ["# words of one line keep similar company"]
    for cluster in range(_CLUSTERS):
        members = [word for word, own in zip(listed, clusters, strict=True) if own == cluster]
        if _UNFIT in members:
            continue
        lines.append(",".join(sorted(members, key=lambda w: ranks.get(w, len(ranks)))))
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_counts() -> tuple[dict[str, int], list[tuple[str, str, int]]]:
    """Return the rank of each word and the counts of pairs."""
    folder = files("symspellpy")
    single = (folder / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    double = (folder / "frequency_bigramdictionary_en_243_342.txt").read_text(encoding="utf-8-sig")
    ranks = {line.split(" ")[0]: rank for rank, line in enumerate(single.splitlines())}
    rows = (line.split(" ") for line in double.splitlines())
    return ranks, [(first, second, int(count)) for first, second, count in rows]


def count_neighbours(
    listed: list[str], contexts: list[str], pairs: list[tuple[str, str, int]]
) -> Matrix:
    """Return how often each word stands before and after each context word."""
    row = {word: i for i, word in enumerate(listed)}
    column = {word: i for i, word in enumerate(contexts)}
    counts: Matrix = np.zeros((len(listed), 2 * len(contexts)), dtype=np.float32)
    for first, second, count in pairs:
        if first in row and second in column:
            counts[row[first], column[second]] += count
        if second in row and first in column:
            counts[row[second], len(contexts) + column[first]] += count
    return counts


def embed(counts: Matrix, random: np.random.Generator) -> Matrix:
    """Return a unit vector for each word (positive mutual information, then a truncated SVD)."""
    rows = counts.sum(axis=1, keepdims=True)
    columns = counts.sum(axis=0, keepdims=True) ** _SMOOTHING
    expected = rows * (columns / columns.sum()) + _TINY
    information = np.maximum(np.log(np.maximum(counts / expected, 1.0)), 0.0).astype(np.float32)
    basis = random.standard_normal((counts.shape[1], _DIMENSIONS)).astype(np.float32)
    for _ in range(3):
        left, _unused = np.linalg.qr(information @ basis)
        basis, _unused = np.linalg.qr(information.T @ left)
    return _unit(information @ basis)


def assign(vectors: Matrix, random: np.random.Generator) -> NDArray[np.int64]:
    """Return the cluster of each word (k-means by cosine)."""
    centres = vectors[random.choice(len(vectors), _CLUSTERS, replace=False)]
    owner = np.zeros(len(vectors), dtype=np.int64)
    for _ in range(_ROUNDS):
        owner = (vectors @ centres.T).argmax(axis=1)
        for cluster in range(_CLUSTERS):
            if (owner == cluster).any():
                centres[cluster] = vectors[owner == cluster].sum(axis=0)
        centres = _unit(centres)
    return owner


def _unit(vectors: Matrix) -> Matrix:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True) + _TINY
    unit: Matrix = (vectors / lengths).astype(np.float32)
    return unit


if __name__ == "__main__":
    main()
