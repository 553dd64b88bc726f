"""Understands a message before anything is answered: intent, cut-off messages, spelling."""
