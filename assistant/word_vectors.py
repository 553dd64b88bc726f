"""Loads the word vectors of the wordllama wheel once for all who read with them."""

from functools import cache
from pathlib import Path

import wordllama
from wordllama import WordLlama


@cache
def load_word_llama() -> WordLlama:
    """Return the one model of this process; nothing is downloaded."""
    # Left alone, wordllama misses the files in its own wheel and asks the network for them.
    return WordLlama.load(cache_dir=Path(wordllama.__file__).parent, disable_download=True)
