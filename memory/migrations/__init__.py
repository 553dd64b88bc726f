"""Alembic migrations; `memory.migrate` runs them."""
