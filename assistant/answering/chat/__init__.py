"""Lets a chat model write from the same passages."""
