"""Spots messages that need a person now, by rule and without a model."""
