"""Learns a weighed sum of features: which of several is right, or yes and no."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
RIDGE_OF_CHOICE, RIDGE = 0.002, 1.0
STEPS, RATE = 300, 0.15
FIRST_MOMENT, SECOND_MOMENT, LEAST = 0.9, 0.999, 1e-8
NEWTON_STEPS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Several things, a row of features for each, and which of them are right."""

    rows: Floats
    right: NDArray[np.bool_]
    weight: float


def learn_choice(choices: Sequence[Choice]) -> Floats:
    """Return the weights under which the right rows are the likeliest (Adam on log likelihood)."""
    weights = np.zeros(choices[0].rows.shape[1])
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = _slope(choices, weights) - RIDGE_OF_CHOICE * weights
        mean = FIRST_MOMENT * mean + (1 - FIRST_MOMENT) * slope
        square = SECOND_MOMENT * square + (1 - SECOND_MOMENT) * slope * slope
        reach = np.sqrt(square / (1 - SECOND_MOMENT**step)) + LEAST
        weights = weights + RATE * mean / (1 - FIRST_MOMENT**step) / reach
    return weights


def _slope(choices: Sequence[Choice], weights: Floats) -> Floats:
    total = np.zeros_like(weights)
    for one in choices:
        likely = _softmax(one.rows @ weights)
        among_right = likely * one.right
        total += one.weight * (one.rows.T @ (among_right / among_right.sum() - likely))
    whole: Floats = total / sum(one.weight for one in choices)
    return whole


def _softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max())
    shares: Floats = raised / raised.sum()
    return shares


def learn_yes_or_no(rows: Floats, goals: Floats, counts: Floats) -> Floats:
    """Return constant and weights of a logistic regression (Newton's method, ridge)."""
    rows = np.column_stack([np.ones(len(rows)), rows])
    ridge = RIDGE * np.eye(rows.shape[1])
    ridge[0, 0] = 0.0
    weights = np.zeros(rows.shape[1])
    for _ in range(NEWTON_STEPS):
        chance = 1.0 / (1.0 + np.exp(-rows @ weights))
        slope = rows.T @ (counts * (goals - chance)) - ridge @ weights
        bend = (rows * (counts * chance * (1 - chance))[:, None]).T @ rows + ridge
        weights = weights + np.linalg.solve(bend, slope)
    return weights
