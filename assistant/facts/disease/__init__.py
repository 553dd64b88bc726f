"""Reads the cancer itself: organ, kind, stage and spread."""
