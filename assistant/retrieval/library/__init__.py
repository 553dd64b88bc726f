"""Keeps the library of a site: its shelf, its index, its checks and its export."""
