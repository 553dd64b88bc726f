"""Cuts a message into clauses and pieces, and finds names, cues, doses and times in them."""
