"""Speaks with a person about what is remembered: shown, asked about, forgotten, taken along."""
