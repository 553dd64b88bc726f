"""Reads and compares texts: words, sentences, numbers, reading grade."""
