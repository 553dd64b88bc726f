"""Recognizers, one kind of identifier per file."""
