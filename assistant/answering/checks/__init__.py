"""Checks a draft against its sources, and against what no answer may say."""
