"""Reads medicines and procedures, and where each of them stands."""
