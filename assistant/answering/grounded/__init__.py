"""Composes answers from typed passages and remembered facts, without a model."""
