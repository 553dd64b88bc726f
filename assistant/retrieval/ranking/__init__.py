"""Weighs what was found against what was asked, the same way in every store."""
