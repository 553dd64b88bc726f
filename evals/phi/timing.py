"""Measures processor time, which other programs on the machine disturb less than the clock."""

import time
from collections.abc import Callable, Sequence
from statistics import quantiles

_ROUNDS = 3


def measure(run: Callable[[str], object], texts: Sequence[str]) -> tuple[float, float]:
    """Return median and 95th percentile in milliseconds, after one round to warm up."""
    spent: list[float] = []
    for round_number in range(_ROUNDS + 1):
        for text in texts:
            started = time.process_time()
            run(text)
            if round_number:
                spent.append((time.process_time() - started) * 1000)
    cuts = quantiles(spent, n=100)
    return cuts[49], cuts[94]
