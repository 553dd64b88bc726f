"""Reads what people type: words, spelling, cancers and subjects."""
