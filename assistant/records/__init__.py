"""Reads uploaded records into text and facts."""
