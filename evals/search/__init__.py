"""Measures search: what it finds, when it says nothing, what it costs."""
