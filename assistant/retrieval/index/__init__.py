"""Finds passages in one local index, without a server."""
