"""Says which documents may leave the site: every export asks here."""

import re

from assistant.domain import Document

OPEN = re.compile(
    r"(?:cc[ -]by(?:[ -]sa)?|cc0|public domain|apache|mit)\b(?![ -](?:nc|nd|sa-nc))", re.IGNORECASE
)
"""Licences that let anybody pass a text on for any purpose."""


def may_be_passed_on(document: Document) -> bool:
    """Say whether a document's licence lets its text leave the site; what says nothing stays."""
    return OPEN.match(document.licence.strip()) is not None
