"""Trains the tagger of names, places, facilities and employers; writes the two model files.

    python -m evals.phi.train_tagger [--messages 12000] [--seed 11] [--out FOLDER]
        [--without FILE ...]    # leave hand-written messages out, to measure on them

The same seed and the same data give the same model. Development data beside the checkout
(../shared/data) makes the model better; without it the templates alone are used.
"""

import argparse
import tempfile
import zlib
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
import pycrfsuite

from assistant.phi.features import JOINT, TEMPLATES, WIDTH, Word, describe, describe_word
from assistant.phi.hashing import KeyMaker
from assistant.phi.likeness import step_of
from assistant.phi.tokens import Token
from assistant.phi.vocabulary import bare
from evals.phi.training.likeness_training import Weights, labelled_words, train_likeness
from evals.phi.training.messages import MessageMaker
from evals.phi.training.pieces import tokens_and_labels
from evals.phi.training.written import read_written

ROOT = Path(__file__).parents[2]
MODELS = ROOT / "assistant" / "phi" / "models"
FOLDER = Path("evals", "phi")
WRITTEN = (
    FOLDER / "messages.jsonl",
    FOLDER / "plain.jsonl",
    *sorted((FOLDER / "development").glob("*.jsonl")),
)
DATA = ROOT.parent / "shared" / "data"
MESSAGES, SEED = 12_000, 11
_MAKER = KeyMaker(TEMPLATES, WIDTH)
_UNLISTED = 0.3
_UNSPELLED = 0.6


class DoubtfulReader:
    """Reads words as if some lists had holes, so that the tagger learns to read the neighbours.

    Likeness comes from the half of the words that does not hold the word itself.
    """

    def __init__(self, halves: tuple[Weights, Weights], random: Random) -> None:
        self._halves = halves
        self._random = random
        self._cache: dict[tuple[str, bool, bool], Word] = {}

    def read(self, token: Token, label: str) -> Word:
        """Describe one word; only words of identifiers are doubted."""
        identifies = label != "O"
        listed = not (identifies and self._random.random() < _UNLISTED)
        spelled = not (identifies and self._random.random() < _UNSPELLED)
        key = (token.text, listed, spelled)
        if key not in self._cache:
            self._cache[key] = describe_word(
                token.text, listed=listed, likeness=self._likeness(token.text), spelled=spelled
            )
        return self._cache[key]

    def _likeness(self, text: str) -> int:
        plain = bare(text)
        return step_of(self._halves[1 - half_of(plain)], plain)


def main() -> None:
    """Train both models and write them."""
    options = _parse_options()
    train_models(options.out, messages=options.messages, seed=options.seed, without=options.without)


def train_models(
    out: Path, *, messages: int = MESSAGES, seed: int = SEED, without: Sequence[Path] = ()
) -> None:
    """Train on made-up messages, and on those written by hand but for the files of `without`."""
    random = Random(seed)  # noqa: S311  # made-up messages, no secret
    out.mkdir(exist_ok=True)
    labelled = labelled_words(random)
    np.save(out / "likeness.npy", train_likeness(labelled).astype(np.float16))
    halves = tuple(train_likeness([w for w in labelled if half_of(w[0]) == h]) for h in (0, 1))
    reader = DoubtfulReader((halves[0], halves[1]), random)
    written = read_written([path for path in WRITTEN if path not in without])
    train(MessageMaker(random, DATA, written), reader, messages, out)


def train(maker: MessageMaker, reader: DoubtfulReader, count: int, out: Path) -> None:
    """Train the random field on that many messages."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.06, "c2": 0.01, "max_iterations": 80, "feature.minfreq": 3})
    for pieces in maker.messages(count):
        tokens, labels = tokens_and_labels(pieces)
        if tokens:
            found = [reader.read(t, label) for t, label in zip(tokens, labels, strict=True)]
            trainer.append(describe(tokens, found), labels)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tagger.crfsuite"
        trainer.train(str(path))
        export(path, out)


def export(path: Path, out: Path) -> None:
    """Write the weights of a trained model the way `Tagger` reads them."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    info = tagger.info()
    labels = sorted(tagger.labels())
    columns = {label: i for i, label in enumerate(labels)}
    alone = sorted({name for name, _ in info.state_features if not name.startswith(JOINT)})
    joint = {name: key_of(name) for name, _ in info.state_features if name.startswith(JOINT)}
    keys = sorted(joint.values())
    rows = {name: row for row, name in enumerate(alone)}
    rows |= {name: bisect_left(keys, key) for name, key in joint.items()}
    weights = {
        JOINT: np.zeros((len(keys), len(labels)), dtype=np.float16),
        "": np.zeros((len(alone), len(labels)), dtype=np.float16),
    }
    for (name, label), weight in info.state_features.items():
        weights[JOINT if name in joint else ""][rows[name], columns[label]] = weight
    transitions = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for before in labels:
        for after in labels:
            transitions[columns[before], columns[after]] = info.transitions.get(
                (before, after), 0.0
            )
    np.savez_compressed(
        out / "tagger.npz",
        features=np.frombuffer("\n".join(alone).encode(), dtype=np.uint8),
        labels=np.frombuffer("\n".join(labels).encode(), dtype=np.uint8),
        weights=weights[""],
        joint_keys=np.array(keys, dtype=np.uint64),
        joint_weights=weights[JOINT],
        transitions=transitions,
    )


def key_of(feature: str) -> int:
    """Return the number under which the tagger looks a joint feature up."""
    name, *values = feature.removeprefix(JOINT).split("|")
    columns = TEMPLATES[name]
    return _MAKER.key(list(TEMPLATES).index(name), values, columns)


def half_of(word: str) -> int:
    """Return to which half a word belongs, the same in every run."""
    return zlib.crc32(word.encode()) & 1


def _parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=MESSAGES)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--without", type=Path, nargs="*", default=[])
    return parser.parse_args()


if __name__ == "__main__":
    main()
