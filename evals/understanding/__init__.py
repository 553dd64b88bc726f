"""Measures of red flags, cut-off messages, continuations and intents."""
