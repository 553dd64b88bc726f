"""Evaluation of the scrubber."""
