"""Reads typed clinical facts from what a person writes."""
