"""Turns texts into vectors, by whichever model a site names."""
