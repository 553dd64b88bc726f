"""Reads files of every kind into documents of the library."""
