"""Makes a follow-up question stand alone."""
