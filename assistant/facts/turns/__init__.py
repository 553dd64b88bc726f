"""Reads a message against those before it: corrections, replies, changes of what is known."""
